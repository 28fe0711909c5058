// Invented answers of the service lists.
import type { Given } from './backend'

export const programmes: Given<'lists.programmes'> = {
  items: [
    {
      programme: 'V_PREMARITAL',
      title: '婚前医学检查',
      eligible: 40,
      review: 2,
      held: 5,
      used: 3,
      open: 40,
      overdue: 3,
    },
    {
      programme: 'V_PRECONCEPTION',
      title: '孕前优生检查',
      eligible: 0,
      review: 0,
      held: 0,
      used: 0,
      open: 0,
      overdue: 0,
    },
  ],
  regions: [{ region: '420506001', name: '小溪塔街道', open: 40, overdue: 3 }],
  institutions: [{ institutionId: '7', name: '夷陵区妇幼保健院', open: 2, overdue: 0 }],
  lastRun: { at: '2026-11-22T18:00:00.000Z', people: 5000, opened: 42, closed: 1 },
}
export const guidance = (page: number, next: string | null): Given<'lists.service'> => ({
  total: 40,
  items: [
    {
      ref: `${page}.V_PREMARITAL.2026-11-01`,
      programme: 'V_PREMARITAL',
      title: '婚前医学检查',
      name: `第${page}页 沈*月`,
      age: 27,
      village: '小溪塔社区',
      phone: null,
      guardian: null,
      since: '2026-11-01',
      dueOn: '2026-12-31',
      overdue: false,
      owner: '周工',
      mine: true,
      state: 'open',
      institution: null,
      reason: '新登记结婚',
      message: 'sent',
      answer: null,
    },
  ],
  next,
})

export const guidanceItem: Given<'lists.item'> = {
  ref: '1.V_PREMARITAL.2026-11-01',
  programme: 'V_PREMARITAL',
  title: '婚前医学检查',
  name: '沈拾月',
  phone: '16000000001',
  guardian: null,
  age: 27,
  village: '小溪塔社区',
  since: '2026-11-01',
  dueOn: '2026-12-31',
  overdue: false,
  state: 'open',
  standing: true,
  owner: '周工',
  institution: null,
  clauses: [{ text: '已登记结婚', state: 'met' }],
  message: 'sent',
  answer: null,
  history: [],
  institutions: [{ institutionId: '7', name: '夷陵区妇幼保健院' }],
  workers: [{ worker: 'worker1', name: '周工' }],
}
export const handedOver: Given<'lists.handedOver'> = {
  items: [
    {
      ref: '1.V_PREMARITAL.2026-11-01',
      title: '婚前医学检查',
      name: '沈*月',
      phone: '160****0001',
      dueOn: '2026-12-31',
      overdue: false,
      from: '周工',
      handedOverAt: '2026-11-20T02:00:00.000Z',
    },
  ],
  next: null,
}
