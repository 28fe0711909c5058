// Pages of free contraceptives.
import ContraceptivesPage from '@/care/pages/contraceptives/index'
import SuppliesPage from '@/staff/pages/supplies/index'
import type { PageCase } from './pages'
import * as sample from './samples'
import * as supply from './supply-samples'

export const SUPPLY_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/contraceptives',
    Page: ContraceptivesPage,
    title: '免费避孕药具',
    waitsFor: 'contraceptives.catalogue',
    shows: '短效口服避孕药',
    answers: backend =>
      backend
        .on('identity.me', sample.resident)
        .on('contraceptives.catalogue', supply.catalogue)
        .on('contraceptives.mine', { items: [], next: null })
        .on('contraceptives.outlets', supply.outlets),
  },
  {
    path: 'staff/pages/supplies',
    Page: SuppliesPage,
    title: '药具发放',
    waitsFor: 'contraceptives.waiting',
    shows: '沈*月',
    answers: backend =>
      backend
        .on('identity.me', sample.staff('clerk'))
        .on('contraceptives.waiting', supply.waiting)
        .on('contraceptives.catalogue', supply.catalogue)
        .on('contraceptives.stock', supply.stock),
  },
]
