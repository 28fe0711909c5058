// Pages of family services.
import Order from '@/care/pages/order/index'
import Orders from '@/care/pages/orders/index'
import CertifyPage from '@/staff/pages/certify/index'
import OrdersPage from '@/staff/pages/orders/index'
import * as ordering from './order-samples'
import type { PageCase } from './pages'
import * as sample from './samples'

export const ORDER_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/orders',
    Page: Orders,
    title: '家庭服务',
    waitsFor: 'orders.menu',
    shows: '您的家庭服务专员',
    answers: backend =>
      backend
        .on('identity.me', sample.resident)
        .on('orders.menu', ordering.menu)
        .on('orders.mine', ordering.mine)
        .on('orders.quietDays', { days: ['05-12'] }),
  },
  {
    path: 'care/pages/order',
    Page: Order,
    title: '服务申请',
    params: { id: '901' },
    waitsFor: 'orders.get',
    shows: '周医生',
    answers: backend => backend.on('identity.me', sample.resident).on('orders.get', ordering.order),
  },
  {
    path: 'staff/pages/orders',
    Page: OrdersPage,
    title: '家庭服务',
    waitsFor: 'orderDesk.list',
    shows: '沈*月',
    answers: backend =>
      backend.on('identity.me', sample.staff('health_worker')).on('orderDesk.list', ordering.waiting),
  },
  {
    path: 'staff/pages/certify',
    Page: CertifyPage,
    title: '家庭登记',
    waitsFor: 'families.list',
    shows: '沈*月',
    answers: backend =>
      backend
        .on('identity.me', sample.staff('manager'))
        .on('families.reports', ordering.reports)
        .on('families.list', ordering.families),
  },
]
