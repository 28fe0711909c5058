// Pages of results.
import OwnResultsPage from '@/care/pages/results/index'
import ResultsPage from '@/staff/pages/results/index'
import type { PageCase } from './pages'
import * as results from './result-samples'
import * as sample from './samples'

export const RESULT_PAGES: readonly PageCase[] = [
  {
    path: 'staff/pages/results',
    Page: ResultsPage,
    title: '检查结果',
    waitsFor: 'results.waiting',
    shows: '已超期',
    answers: backend =>
      backend.on('identity.me', sample.staff('clerk')).on('results.waiting', results.waiting),
  },
  {
    path: 'care/pages/results',
    Page: OwnResultsPage,
    title: '我的检查结果',
    waitsFor: 'results.mine',
    shows: '对方未分享',
    answers: backend => backend.on('results.mine', results.mine),
  },
]
