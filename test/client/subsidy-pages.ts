// Pages of subsidies.
import PublicityPage from '@/care/pages/publicity/index'
import SubsidiesPage from '@/care/pages/subsidies/index'
import SubsidyPage from '@/care/pages/subsidy/index'
import SubsidiesDeskPage from '@/staff/pages/subsidies/index'
import type { PageCase } from './pages'
import * as sample from './samples'
import * as subsidies from './subsidy-samples'

export const SUBSIDY_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/subsidies',
    Page: SubsidiesPage,
    title: '补助申请',
    waitsFor: 'subsidies.mine',
    shows: '孕产妇医疗救助',
    answers: backend => backend.on('subsidies.mine', subsidies.mine),
  },
  {
    path: 'care/pages/subsidy',
    Page: SubsidyPage,
    title: '补助申请详情',
    params: { id: '901' },
    waitsFor: 'subsidies.get',
    shows: '尾号1234',
    answers: backend => backend.on('subsidies.get', subsidies.own),
  },
  {
    path: 'care/pages/publicity',
    Page: PublicityPage,
    title: '补助公示',
    waitsFor: 'subsidies.public',
    shows: '500.00 元',
    answers: backend => backend.on('subsidies.public', subsidies.shown),
  },
  {
    path: 'staff/pages/subsidies',
    Page: SubsidiesDeskPage,
    title: '补助审核',
    waitsFor: 'subsidies.queue',
    shows: '程*子',
    answers: backend =>
      backend.on('identity.me', sample.staff('health_worker')).on('subsidies.queue', subsidies.queue),
  },
]
