// Anybody reads it; who signs in may say something against it, and read the answer.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/subsidy-samples'
import PublicityPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('subsidies.public', given.shown))

test('something is said against an application', async () => {
  backend.on('subsidies.object', {})
  openPage(PublicityPage)
  await press(/程\*\*/)
  fill('有不同意见,请写明情况', '住址不属实')
  await press('提交意见')
  await waitFor(() => expect(toasts()).toEqual(['已提交,会有人核实']))
  expect(backend.inputs('subsidies.object')).toEqual([{ applicationId: '901', said: '住址不属实' }])
})

test('twice is refused', async () => {
  backend.on('subsidies.object', new ServiceError('SUBSIDY_OBJECTED'))
  openPage(PublicityPage)
  await press(/程\*\*/)
  fill('有不同意见,请写明情况', '住址不属实')
  await press('提交意见')
  expect(await screen.findByText(/您已对这份申请提过意见/)).toBeTruthy()
})

test('her own objections with their answers, and an empty list', async () => {
  backend.on('subsidies.public', { ...given.shown, items: [] }).on('subsidies.objections', {
    items: [
      {
        objectionId: '951',
        number: '0KQ2-7M3F-1XWZ-9',
        said: '住址不属实',
        madeAt: '2026-11-24T02:00:00.000Z',
        answer: '已核实',
      },
    ],
  })
  openPage(PublicityPage)
  expect(await screen.findByText('目前没有公示')).toBeTruthy()
  await press('我提过的意见')
  expect(await screen.findByText(/已核实/)).toBeTruthy()
})
