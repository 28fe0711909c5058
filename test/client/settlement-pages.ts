// Pages of settlement.
import StatementPage from '@/staff/pages/statement/index'
import type { PageCase } from './pages'
import * as sample from './samples'
import * as settlement from './settlement-samples'

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
]
