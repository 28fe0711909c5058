// Pages of the desk, with a network and without.
import DeskPage from '@/staff/pages/desk/index'
import OfflinePage from '@/staff/pages/offline/index'
import type { PageCase } from './pages'
import * as offline from './offline-samples'
import * as sample from './samples'

export const OFFLINE_PAGES: readonly PageCase[] = [
  {
    path: 'staff/pages/desk',
    Page: DeskPage,
    title: '核销台',
    waitsFor: 'identity.me',
    shows: '今天还没有核销',
    answers: backend =>
      backend
        .on('identity.me', sample.staff('clerk'))
        .on('desk.today', {
          day: sample.today,
          items: [
            {
              appointmentId: '301',
              starts: '08:30',
              serviceName: '婚前医学检查',
              names: ['沈*月', '陆*'],
              state: 'booked',
              priority: false,
            },
          ],
          next: null,
        })
        .on('desk.redeemed', { count: 0, items: [] })
        .on('desk.conflicts', { items: [], next: null }),
  },
  {
    path: 'staff/pages/offline',
    Page: OfflinePage,
    title: '离线核对',
    waitsFor: 'desk.conflicts',
    shows: '未计入',
    answers: backend =>
      backend
        .on('identity.me', sample.staff('clerk'))
        .on('desk.conflicts', offline.conflicts)
        .on('desk.refused', offline.refused)
        .on('desk.refusedScans', offline.refusedScans)
        .on('desk.devices', offline.devices),
  },
]
