// Pages of imports, duplicates and hospital notices.
import DuplicatesPage from '@/admin/pages/duplicates/index'
import ImportPage from '@/admin/pages/import/index'
import ImportsPage from '@/admin/pages/imports/index'
import NoticesPage from '@/staff/pages/notices/index'
import type { StaffRole } from '~types/action'
import type { Backend } from './backend'
import * as given from './import-samples'
import type { PageCase } from './pages'
import * as sample from './samples'

const staff = (role: StaffRole) => (backend: Backend) => backend.on('identity.me', sample.staff(role))

export const IMPORT_PAGES: readonly PageCase[] = [
  {
    path: 'admin/pages/imports',
    Page: ImportsPage,
    title: '数据导入',
    waitsFor: 'imports.list',
    shows: '户籍11月.csv',
    answers: backend => staff('manager')(backend).on('imports.list', given.batches),
  },
  {
    path: 'admin/pages/import',
    Page: ImportPage,
    title: '导入批次',
    params: { id: '701' },
    waitsFor: 'imports.get',
    shows: '尚未写入任何内容',
    answers: backend =>
      staff('manager')(backend)
        .on('imports.get', given.details)
        .on('imports.issues', given.issues)
        .on('imports.diff', given.diff),
  },
  {
    path: 'admin/pages/duplicates',
    Page: DuplicatesPage,
    title: '重复核对',
    waitsFor: 'duplicates.list',
    shows: '姓名相同、配偶相同',
    answers: backend =>
      staff('manager')(backend)
        .on('duplicates.list', given.pairs)
        .on('duplicates.names', given.heldNames)
        .on('duplicates.merges', given.merges),
  },
  {
    path: 'staff/pages/notices',
    Page: NoticesPage,
    title: '医院通报',
    waitsFor: 'notices.list',
    shows: '小溪塔社区',
    answers: backend => staff('health_worker')(backend).on('notices.list', given.notices),
  },
]
