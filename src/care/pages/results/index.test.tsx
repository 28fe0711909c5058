// Her own results, opened by a tap; what the partner may read is chosen item by item.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/result-samples'
import ResultsPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('results.mine', given.mine))
async function opened(): Promise<void> {
  backend.on('results.read', given.own)
  openPage(ResultsPage)
  await press(/^婚前医学检查.*已解读/)
  await press('打开')
  await screen.findByText('128 g/L')
}

test('the line says the same until it was explained, and what is not shared looks like what was not examined', async () => {
  openPage(ResultsPage)
  expect(await screen.findByText(/医生已出具意见,请到院或预约视频解读/)).toBeTruthy()
  expect(screen.getByText('152 g/L')).toBeTruthy()
  expect(screen.getByText('对方未分享')).toBeTruthy()
  expect(backend.calls('results.read')).toEqual([])
})

test('it is read after a second tap, and shared item by item or all but the intimate', async () => {
  backend.on('results.share', {})
  await opened()
  expect(body()).toContain('未发现医学上不宜结婚的情形')
  await press('分享一般项目')
  await waitFor(() => expect(screen.queryByText('分享一般项目')).toBeNull())
  await press('乙肝表面抗原', 'switch')
  await press('血红蛋白', 'switch')
  expect(backend.inputs('results.share')).toEqual([
    { resultId: '901', items: ['haemoglobin'], shared: true },
    { resultId: '901', items: ['hbsag'], shared: true },
    { resultId: '901', items: ['haemoglobin'], shared: false },
  ])
})

test('a refusal is said', async () => {
  backend.on('results.share', new ServiceError('PARTNER_NOT_LINKED'))
  await opened()
  await press('血红蛋白', 'switch')
  expect(await screen.findByText(/邀请/)).toBeTruthy()
})

test('one that is not explained any more says so; without a partner nothing is shared', async () => {
  backend.on('results.read', new ServiceError('RESULT_NOT_EXPLAINED'))
  openPage(ResultsPage)
  await press(/^婚前医学检查.*已解读/)
  await press('打开')
  expect(await screen.findByText(/请到院或预约视频解读后查看/)).toBeTruthy()
})

test('nothing yet', async () => {
  backend.on('results.mine', { items: [], partner: null })
  openPage(ResultsPage)
  expect(await screen.findByText('还没有检查记录')).toBeTruthy()
})
