// Pages of what institutions offer and when.
import HolidaysPage from '@/admin/pages/holidays/index'
import LicencesPage from '@/admin/pages/licences/index'
import SessionsPage from '@/staff/pages/sessions/index'
import type { PageCase } from './pages'
import * as sample from './samples'
import * as given from './session-samples'

export const SESSION_PAGES: readonly PageCase[] = [
  {
    path: 'staff/pages/sessions',
    Page: SessionsPage,
    title: '门诊时段',
    waitsFor: 'sessions.week',
    shows: '周一至周三 08:00–09:30 20位',
    answers: backend =>
      backend
        .on('identity.me', sample.staff('clerk'))
        .on('sessions.week', given.week)
        .on('sessions.toMove', given.toMove)
        .on('sessions.exceptions', given.exceptions)
        .on('sessions.proposals', given.proposals)
        .on('sessions.resources', given.resources)
        .on('tickets.releases', { items: [], next: null })
        .on('licences.list', given.licences),
  },
  {
    path: 'admin/pages/licences',
    Page: LicencesPage,
    title: '执业许可',
    waitsFor: 'licences.list',
    shows: '还有44天到期',
    answers: backend =>
      backend.on('identity.me', sample.staff('manager')).on('licences.list', given.licences),
  },
  {
    path: 'admin/pages/holidays',
    Page: HolidaysPage,
    title: '节假日安排',
    waitsFor: 'holidays.year',
    shows: '2026年的安排已完整',
    answers: backend =>
      backend.on('identity.me', sample.staff('manager')).on('holidays.year', given.holidays2026),
  },
]
