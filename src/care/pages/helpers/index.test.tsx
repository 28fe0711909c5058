// A mandate is given by a code, taken up by another, used and ended.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { mandates } from '../../../../test/client/helper-samples'
import { body, confirm, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import HelpersPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('helpers.mine', mandates))
const [given] = mandates.mine
const [other] = mandates.others
if (given === undefined || other === undefined) throw new Error('no sample')

test('a code is made for so many days, and the mandate ended in silence', async () => {
  backend.on('helpers.ask', given).on('helpers.end', {})
  openPage(HelpersPage)
  expect(await screen.findByText('等待对方填写授权码')).toBeTruthy()
  expect(body()).toContain('只能用一次')
  await press('30天', 'radio')
  await press('授权一位亲友')
  expect(backend.inputs('helpers.ask')).toEqual([{ days: 30 }])
  await press(/^等待对方填写授权码/)
  expect(body()).toContain('不会通知对方')
  await confirm('结束授权')
  await waitFor(() => expect(toasts()).toEqual(['已结束']))
  expect(backend.inputs('helpers.end')).toEqual([{ helperId: '31' }])
})

test('a code is taken up; what was booked can be cancelled', async () => {
  backend.on('helpers.accept', other).on('helpers.cancel', {})
  openPage(HelpersPage)
  await screen.findByText('为沈*月预约')
  fill('授权码', 'ABCDEFGHJK')
  await press('接受授权')
  expect(backend.inputs('helpers.accept')).toEqual([{ code: 'ABCDEFGHJK' }])
  await press(/产前检查/)
  await confirm('取消预约')
  await waitFor(() => expect(toasts()).toEqual(['已接受授权', '已取消']))
  expect(backend.inputs('helpers.cancel')).toEqual([
    { helperId: '32', institutionId: '7', appointmentId: '901' },
  ])
})

test('nobody yet; a wrong code and too many mandates are said', async () => {
  backend
    .on('helpers.mine', { mine: [], others: [] })
    .on('helpers.accept', new ServiceError('INVITATION_UNKNOWN'))
    .on('helpers.ask', new ServiceError('HELPERS_FULL'))
  openPage(HelpersPage)
  await press('授权一位亲友')
  fill('授权码', 'ABCDEFGHJK')
  await press('接受授权')
  expect(await screen.findByText(/邀请码不正确/)).toBeTruthy()
  expect(backend.calls('helpers.ask')).toHaveLength(1)
})
