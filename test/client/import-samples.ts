// What the backend answers about imports, duplicates and hospital notices. Invented throughout.
import type { Given } from './backend'

const counts = { read: 6, created: 2, merged: 1, unchanged: 1, refused: 1, review: 1 }
export const batch: Given<'imports.continue'> = {
  batchId: '701',
  feed: 'household_register',
  feedLabel: '公安户籍',
  state: 'checked',
  fileName: '户籍11月.csv',
  sha256: 'a'.repeat(64),
  step: 3,
  steps: 3,
  rows: 6,
  counts,
  checked: counts,
  undo: null,
  startedAt: '2026-11-23T02:00:00.000Z',
}
export const batches: Given<'imports.list'> = { items: [batch], next: null }
export const details: Given<'imports.get'> = {
  batch,
  issues: [{ outcome: 'refused', reason: '号码的校验位不对,请核对', count: 1 }],
}
export const issues: Given<'imports.issues'> = {
  items: [
    { row: 4, column: '公民身份号码', outcome: 'refused', reason: '号码的校验位不对,请核对' },
    { row: 5, column: '姓名', outcome: 'review', reason: '同一证件号码已登记为另一个姓名,请人工核对' },
  ],
  next: null,
}
export const diff: Given<'imports.diff'> = {
  items: [
    { what: 'person', change: 'created', who: '程*满', fields: [] },
    {
      what: 'person',
      change: 'changed',
      who: '白*',
      fields: [{ field: '手机号', before: '160****0001', after: '160****0002' }],
    },
  ],
  next: null,
}
export const kept: Given<'imports.kept'> = {
  items: [{ who: '白*', what: '人员信息', why: '之后的批次又更改过' }],
  next: null,
}

const record = {
  personId: '11',
  name: '程*满',
  sex: '女',
  birthDate: '1996-02-29',
  documents: [{ kind: '居民身份证', number: '470****0036' }],
  phone: '160****0001',
  village: '小溪塔社区',
  hukou: '小溪塔社区',
  partner: '任*夏',
  pregnancies: 1,
  vouchers: 2,
  appointments: 0,
  account: true,
  recordedAt: '2026-11-01T02:00:00.000Z',
} satisfies Given<'duplicates.open'>['records'][number]
export const pair: Given<'duplicates.open'> = {
  records: [
    record,
    { ...record, personId: '12', documents: [{ kind: '护照', number: 'E12****5678' }], account: false },
  ],
  grounds: ['姓名相同', '配偶相同'],
}
export const pairs: Given<'duplicates.list'> = {
  items: [
    {
      personId: '11',
      otherId: '12',
      name: '程*满',
      otherName: '程*满',
      grounds: ['姓名相同', '配偶相同'],
      foundAt: '2026-11-23T02:00:00.000Z',
    },
  ],
  next: null,
}
export const heldNames: Given<'duplicates.names'> = {
  items: [
    {
      personId: '13',
      name: '程*满',
      birthDate: '1996-02-29',
      documents: [{ kind: '居民身份证', number: '470****0101' }],
      village: '小溪塔社区',
    },
  ],
  next: null,
}
export const merges: Given<'duplicates.merges'> = {
  items: [{ mergeId: '81', name: '白*', mergedAt: '2026-11-20T02:00:00.000Z', undoneAt: null }],
  next: null,
}

export const notice: Given<'notices.acknowledge'> = {
  noticeId: '91',
  kind: 'pregnancy',
  state: 'received',
  name: '程*满',
  institution: '夷陵区妇幼保健院',
  village: '小溪塔社区',
  receivedAt: '2026-11-20T02:00:00.000Z',
  dueOn: '2026-11-23',
  overdue: true,
  acknowledgedAt: null,
  forwardedAt: null,
  villageAcknowledgedAt: null,
  feedback: null,
}
export const notices: Given<'notices.list'> = { level: 'town', items: [notice], next: null }
export const openedNotice: Given<'notices.open'> = {
  notice,
  name: '程小满',
  phone: '16000000001',
  happenedOn: '2026-11-20',
  note: null,
}
