// Pages of settlement, of screening results, of vouchers that were taken back, and of the figures of vouchers.
import StatisticsPage from '@/admin/pages/statistics/index'
import RevocationsPage from '@/staff/pages/revocations/index'
import ScreeningsPage from '@/staff/pages/screenings/index'
import StatementPage from '@/staff/pages/statement/index'
import type { PageCase } from './pages'
import { reviews } from './revocation-samples'
import * as sample from './samples'
import { screened } from './screening-samples'
import * as settlement from './settlement-samples'
import { byProgramme } from './statistics-samples'

export const SETTLEMENT_PAGES: readonly PageCase[] = [
  {
    path: 'staff/pages/statement',
    Page: StatementPage,
    title: '券结算',
    waitsFor: 'settlement.list',
    shows: '待机构确认',
    answers: backend =>
      backend.on('identity.me', sample.staff('clerk')).on('settlement.list', settlement.statements),
  },
  {
    path: 'staff/pages/screenings',
    Page: ScreeningsPage,
    title: '筛查结果',
    waitsFor: 'screenings.waiting',
    shows: '新生儿心脏筛查',
    answers: backend => backend.on('identity.me', sample.staff('clerk')).on('screenings.waiting', screened),
  },
  {
    path: 'staff/pages/revocations',
    Page: RevocationsPage,
    title: '收回与复核',
    waitsFor: 'revocations.list',
    shows: '免费避孕药具',
    answers: backend => backend.on('identity.me', sample.staff('manager')).on('revocations.list', reviews),
  },
  {
    path: 'admin/pages/statistics',
    Page: StatisticsPage,
    title: '券统计',
    waitsFor: 'statistics.vouchers',
    shows: '婚前医学检查',
    answers: backend =>
      backend.on('identity.me', sample.staff('manager')).on('statistics.vouchers', byProgramme),
  },
]
