// Invented answers about home visits.
import type { Given } from './backend'

export const visitRow: Given<'visits.list'>['items'][number] = {
  visitId: '501',
  name: '沈*月',
  village: '小溪塔社区',
  class: 3,
  title: '其他已婚育龄妇女访视',
  dueOn: '2026-12-10',
  overdue: false,
  attempts: 0,
  state: 'open',
}
export const visits: Given<'visits.list'> = {
  classes: [
    { class: 1, title: '计划怀孕或未采取长效措施', open: 0, overdue: 0 },
    { class: 2, title: '孕期和产后一年内', open: 0, overdue: 0 },
    { class: 3, title: '其他已婚育龄妇女', open: 1, overdue: 0 },
  ],
  items: [visitRow],
  next: null,
}
export const visitCard: Given<'visits.open'>['cards'][number] = {
  cardId: '551',
  corrects: null,
  corrected: false,
  class: 3,
  title: visitRow.title,
  dueOn: '2025-12-10',
  visitedOn: '2025-12-01',
  outcome: 'done',
  counselled: true,
  educated: false,
  contraceptives: [{ kind: 'condom', quantity: 20 }],
  contraception: 'condom',
  reason: null,
  note: null,
  answer: null,
  by: '村医 周',
  archivedAt: '2025-12-01T02:00:00.000Z',
  intact: true,
}
export const visitDetail: Given<'visits.open'> = {
  visitId: '501',
  name: '沈拾月',
  phone: '16000000001',
  village: '小溪塔社区',
  class: 3,
  classTitle: '其他已婚育龄妇女',
  title: visitRow.title,
  opensOn: '2026-11-10',
  dueOn: '2026-12-10',
  attempts: 0,
  open: true,
  form: ['counselling', 'education', 'contraceptives'],
  contraception: 'condom',
  next: null,
  cards: [visitCard],
}
const performance = { due: 20, done: 16, onTime: 15, refused: 1, notHome: 1, moved: 0, missed: 2 }
export const visitReport: Given<'visits.report'> = {
  regions: [
    {
      region: '420506001',
      name: '小溪塔街道',
      women: { class1: 10, class2: 5, class3: 80 },
      ...performance,
    },
  ],
  total: { women: { class1: 10, class2: 5, class3: 80 }, ...performance },
  handedOut: [{ kind: 'condom', quantity: 300 }],
}
