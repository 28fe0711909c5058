// One order: filled in with its draft, sent, followed, cancelled, rated.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { confirm, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as ordering from '../../../../test/client/order-samples'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import OrderPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('identity.me', sample.resident).on('orders.menu', ordering.menu))

test('what was kept is there again; what is missing is told beside its field; then it is sent', async () => {
  const missing = new ServiceError('INVALID_INPUT', {}, [{ path: 'answers.way', text: '请选择方式' }])
  backend
    .on('orders.draft', { draft: { orderId: '901', answers: { time: '下午' }, wantedOn: null } })
    .on('orders.save', { orderId: '901' })
    .on('orders.submit', missing, { state: 'submitted' })
  openPage(OrderPage, { params: { item: 'counselling' } })
  await press('拨打12356')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12356' })
  await press('提交申请')
  expect((await screen.findAllByText('请选择方式')).length).toBeGreaterThan(0)
  await press('电话', 'radio')
  await press('提交申请')
  await waitFor(() => expect(toasts()).toEqual(['已提交']))
  expect(backend.inputs('orders.save').at(-1)).toEqual({
    item: 'counselling',
    answers: { time: '下午', way: '电话' },
    wantedOn: null,
  })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/care/pages/order/index?id=901' })
})

test('a draft is kept without being complete', async () => {
  backend.on('orders.draft', { draft: null }).on('orders.save', { orderId: '902' })
  openPage(OrderPage, { params: { item: 'transport' } })
  await screen.findByText('希望的日期')
  fill('接送地址', '试验路3号')
  await press('先存为草稿')
  await waitFor(() => expect(toasts()).toEqual(['已存为草稿']))
  expect(backend.calls('orders.submit')).toEqual([])
})

test('a draft is dropped when she does not want it any more', async () => {
  backend
    .on('orders.draft', { draft: { orderId: '902', answers: {}, wantedOn: null } })
    .on('orders.cancel', { state: 'cancelled' })
  openPage(OrderPage, { params: { item: 'transport' } })
  await press('删除草稿')
  await waitFor(() => expect(toasts()).toEqual(['已删除草稿']))
  expect(backend.inputs('orders.cancel')).toEqual([{ orderId: '902' }])
})

test('an item that is not hers says so', async () => {
  backend.on('orders.draft', { draft: null })
  openPage(OrderPage, { params: { item: 'art' } })
  expect(await screen.findByText('目前不能申请这项服务')).toBeTruthy()
})

test('an appointment can be cancelled after a question', async () => {
  backend
    .on('orders.get', ordering.order, { ...ordering.order, state: 'cancelled', deadline: null })
    .on('orders.cancel', { state: 'cancelled' })
  openPage(OrderPage, { params: { id: '901' } })
  expect(await screen.findByText(/^2026年11月26日.* 09:30,电话$/)).toBeTruthy()
  await press('取消申请')
  await confirm('确认取消')
  await waitFor(() => expect(screen.queryByRole('button', { name: '取消申请' })).toBeNull())
  expect(backend.inputs('orders.cancel')).toEqual([{ orderId: '901' }])
})

test('a done one is rated once, and a refused one says what can be done instead', async () => {
  const done = { ...ordering.order, state: 'done' as const, deadline: null, note: '已联系' }
  backend.on('orders.get', done, { ...done, state: 'rated', rating: 2 }).on('orders.rate', { state: 'rated' })
  const view = openPage(OrderPage, { params: { id: '901' } })
  await press('不太好', 'radio')
  await press('提交评价')
  await waitFor(() => expect(screen.queryByRole('button', { name: '提交评价' })).toBeNull())
  expect(backend.inputs('orders.rate')).toEqual([{ orderId: '901', rating: 2 }])
  view.unmount()
  const refusal = { reason: '本周已约满。', alternative: '可先拨打12356' }
  backend.on('orders.get', { ...ordering.order, orderId: '903', state: 'refused', deadline: null, refusal })
  openPage(OrderPage, { params: { id: '903' } })
  expect(await screen.findByText(/可先拨打12356/)).toBeTruthy()
})
