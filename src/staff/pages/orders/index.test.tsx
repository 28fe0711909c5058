// The worker's list: accepted, agreed on, done, or refused with another way.
import { screen, waitFor } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as ordering from '../../../../test/client/order-samples'
import * as sample from '../../../../test/client/samples'
import OrdersPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend.on('identity.me', sample.staff('health_worker')).on('orderDesk.list', ordering.waiting),
)

test('what is overdue says so; name and number show only when it is opened; one press accepts it', async () => {
  backend.on('orderDesk.open', ordering.opened).on('orderDesk.accept', { state: 'accepted' })
  openPage(OrdersPage)
  expect(await screen.findByText(/^已过/)).toBeTruthy()
  expect(body()).not.toContain('沈晓月')
  await press(/沈\*月/)
  expect(await screen.findByText('沈晓月')).toBeTruthy()
  backend.on('orderDesk.list', { items: [], next: null })
  await press('由我受理')
  expect(await screen.findByText('没有待办的申请')).toBeTruthy()
  expect(backend.inputs('orderDesk.accept')).toEqual([{ orderId: '901' }])
})

test('a refusal needs a reason and another way', async () => {
  backend.on('orderDesk.open', ordering.opened).on('orderDesk.refuse', { state: 'refused' })
  openPage(OrdersPage)
  await press(/沈\*月/)
  await press('不能办理')
  fill('原因', '本周已约满')
  expect(screen.getByRole('button', { name: '答复对方' }).getAttribute('aria-disabled')).toBe('true')
  fill('可以怎么办', '可先拨打12356')
  await press('答复对方')
  await waitFor(() =>
    expect(backend.inputs('orderDesk.refuse')).toEqual([
      { orderId: '901', reason: '本周已约满', alternative: '可先拨打12356' },
    ]),
  )
})

test("her own is agreed on and ended with a note; a colleague's is only shown", async () => {
  const accepted = { ...ordering.opened, state: 'accepted' as const, worker: '周医生', mine: true }
  backend.on('orderDesk.open', accepted).on('orderDesk.schedule', { state: 'scheduled' })
  const view = openPage(OrdersPage, { target: 'h5' })
  await press(/沈\*月/)
  await screen.findByLabelText('日期')
  fill('日期', '2026-11-25')
  fill('时间', '09:30')
  await press('上门', 'radio')
  await press('约定时间')
  await waitFor(() => expect(toasts()).toEqual(['已约好,对方会收到通知']))
  expect(backend.inputs('orderDesk.schedule')).toEqual([
    { orderId: '901', day: '2026-11-25', time: '09:30', channel: 'home' },
  ])
  view.unmount()
  const scheduled = { ...accepted, state: 'scheduled' as const, appointment: ordering.order.appointment }
  backend.on('orderDesk.open', scheduled).on('orderDesk.done', { state: 'done' })
  const again = openPage(OrdersPage)
  await press(/沈\*月/)
  await screen.findByText('办理情况')
  fill('办理情况', '已电话联系')
  await press('已完成')
  await waitFor(() =>
    expect(backend.inputs('orderDesk.done')).toEqual([{ orderId: '901', note: '已电话联系' }]),
  )
  again.unmount()
  backend.on('orderDesk.open', { ...scheduled, mine: false })
  openPage(OrdersPage)
  await press(/沈\*月/)
  expect(await screen.findByText('由周医生办理。')).toBeTruthy()
})
