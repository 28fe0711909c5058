// Pages of what follows a service: home visits, feedback and its strategies, redemptions taken back.
import FeedbackPage from '@/admin/pages/feedback/index'
import ReversalsPage from '@/staff/pages/reversals/index'
import VisitsPage from '@/staff/pages/visits/index'
import type { StaffRole } from '~types/action'
import type { Backend } from './backend'
import * as said from './feedback-samples'
import type { PageCase } from './pages'
import * as reversal from './reversal-samples'
import * as sample from './samples'
import * as visiting from './visit-samples'

const staff = (role: StaffRole) => (backend: Backend) => backend.on('identity.me', sample.staff(role))

export const FOLLOW_UP_PAGES: readonly PageCase[] = [
  {
    path: 'staff/pages/visits',
    Page: VisitsPage,
    title: '访视',
    waitsFor: 'visits.list',
    shows: '小溪塔社区',
    answers: backend => staff('health_worker')(backend).on('visits.list', visiting.visits),
  },
  {
    path: 'staff/pages/visits',
    Page: VisitsPage,
    title: '访视',
    waitsFor: 'visits.report',
    shows: '15/20(75%)',
    answers: backend =>
      staff('manager')(backend).on('visits.list', visiting.visits).on('visits.report', visiting.visitReport),
  },
  {
    path: 'admin/pages/feedback',
    Page: FeedbackPage,
    title: '反馈与策略',
    waitsFor: 'feedback.summary',
    shows: '两癌筛查',
    answers: backend => staff('manager')(backend).on('feedback.summary', said.feedbackSummary),
  },
  {
    path: 'staff/pages/reversals',
    Page: ReversalsPage,
    title: '核销更正',
    waitsFor: 'reversals.list',
    shows: '白*',
    answers: backend =>
      staff('clerk')(backend)
        .on('reversals.list', reversal.waiting)
        .on('reversals.redeemed', reversal.redeemed),
  },
]
