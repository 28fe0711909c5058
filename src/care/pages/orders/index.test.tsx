// The family's page: whom to ring, what to ask for, what was asked for, days of quiet.
import { screen, waitFor } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, led, openPage, press } from '../../../../test/client/open-page'
import * as ordering from '../../../../test/client/order-samples'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import Orders from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.resident)
    .on('orders.menu', ordering.menu)
    .on('orders.mine', ordering.mine)
    .on('orders.quietDays', { days: ['05-12'] }),
)

test('a contact person is one press away, an item and a draft open to be filled in, an order to be followed', async () => {
  openPage(Orders)
  await press(/^周医生/)
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0717-1600101' })
  await press(/^心理支持 与专业人员/)
  await press(/^心理支持 已约好/)
  await press(/^检查接送 草稿/)
  expect(led()).toEqual([
    '/care/pages/order/index?item=counselling',
    '/care/pages/order/index?id=901',
    '/care/pages/order/index?item=transport',
  ])
})

test('a day of quiet is added without its year and taken away again', async () => {
  backend.on('orders.keepQuietDays', { days: ['05-12', '11-24'] })
  openPage(Orders, { target: 'h5' })
  await screen.findByText('每年5月12日')
  fill('添加日期', '2026-11-24')
  backend.on('orders.quietDays', { days: ['05-12', '11-24'] })
  await press('添加这一天')
  expect(await screen.findByText('每年11月24日')).toBeTruthy()
  await press('删除每年5月12日')
  await waitFor(() =>
    expect(backend.inputs('orders.keepQuietDays')).toEqual([
      { days: ['05-12', '11-24'] },
      { days: ['11-24'] },
    ]),
  )
})

test('without a menu nothing is promised and nothing is asked', async () => {
  backend.on('orders.menu', { contacts: [], items: [] }).on('orders.mine', { items: [], next: null })
  openPage(Orders)
  expect(await screen.findByText('目前没有可申请的服务')).toBeTruthy()
  expect(body()).not.toContain('不希望被打扰的日子')
})
