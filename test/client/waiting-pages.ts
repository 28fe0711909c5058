// Pages of waiting: for a place, and for one's turn.
import Ticket from '@/care/pages/ticket/index'
import Wait from '@/care/pages/wait/index'
import QueuePage from '@/staff/pages/queue/index'
import type { PageCase } from './pages'
import * as sample from './samples'
import { release } from './ticket-samples'
import * as waiting from './waiting-samples'

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
  {
    path: 'care/pages/ticket',
    Page: Ticket,
    title: '凭号预约',
    params: { institution: '7', service: 'premarital_check', day: '2027-05-20' },
    waitsFor: 'tickets.day',
    shows: '已取12个号',
    answers: backend =>
      backend
        .on('identity.me', sample.linked)
        .on('booking.services', sample.services)
        .on('institutions.get', sample.clinic)
        .on('reminders.mine', sample.reminders)
        .on('waiting.mine', { items: [] })
        .on('tickets.day', { release }),
  },
  {
    path: 'staff/pages/queue',
    Page: QueuePage,
    title: '排队叫号',
    waitsFor: 'queue.lines',
    shows: '等候1人',
    answers: backend =>
      backend
        .on('identity.me', sample.staff('clerk'))
        .on('queue.lines', waiting.lines)
        .on('queue.line', waiting.line),
  },
]
