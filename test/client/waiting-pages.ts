// Pages of waiting for a place.
import Wait from '@/care/pages/wait/index'
import type { PageCase } from './pages'
import * as sample from './samples'

export const WAITING_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/wait',
    Page: Wait,
    title: '登记候补',
    params: { institution: '7', service: 'premarital_check' },
    waitsFor: 'institutions.get',
    shows: '小溪塔街道1号',
    answers: backend =>
      backend
        .on('identity.me', sample.linked)
        .on('booking.services', sample.services)
        .on('institutions.get', sample.clinic)
        .on('reminders.mine', sample.reminders),
  },
]
