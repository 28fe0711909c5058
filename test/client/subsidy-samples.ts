// Invented applications for subsidies.
import type { Given } from './backend'

export const mine: Given<'subsidies.mine'> = {
  offered: [
    {
      programme: 'S_POOR_DELIVERY',
      title: '住院分娩补助',
      summary: '经认定的家庭在本地定点医院分娩,可申请一次补助。',
      window: '分娩后6个月内',
      documents: ['身份证', '住院分娩发票'],
      event: '分娩日期',
      published: true,
      birthOn: '2026-11-01',
    },
  ],
  items: [
    {
      applicationId: '901',
      title: '孕产妇医疗救助',
      state: 'returned',
      submittedAt: '2026-11-20T02:00:00.000Z',
    },
  ],
}
const application = {
  applicationId: '901',
  number: '0KQ2-7M3F-1XWZ-9',
  programme: 'S_POOR_DELIVERY',
  title: '住院分娩补助',
  state: 'submitted',
  event: '分娩日期',
  eventOn: '2026-11-01',
  accountLast4: '1234',
  amount: null,
  publicUntil: null,
  dueOn: '2026-11-30',
  papers: [
    { paper: '身份证', seen: false, atCounter: false },
    { paper: '住院分娩发票', seen: false, atCounter: true },
  ],
  steps: [{ to: 'submitted', at: '2026-11-23T02:00:00.000Z', reason: null, papers: [], words: null }],
} as const
const { papers, steps, ...plain } = application
export const own: Given<'subsidies.get'> = {
  ...plain,
  papers: [...papers],
  steps: steps.map(step => ({ ...step, papers: [] })),
  canAppeal: false,
}
export const opened: Given<'subsidies.open'> = {
  ...plain,
  papers: [...papers],
  steps: steps.map(step => ({ ...step, papers: [] })),
  name: '程*子',
  cost: 50_000,
  checks: {
    certified: true,
    inTime: true,
    birthOn: '2026-11-01',
    holderMatches: true,
    selfPayAbove: null,
    reasons: [],
  },
  bank: null,
  objections: [],
  mine: false,
}
export const queue: Given<'subsidies.queue'> = {
  items: [
    {
      applicationId: '901',
      number: '0KQ2-7M3F-1XWZ-9',
      name: '程*子',
      title: '住院分娩补助',
      dueOn: '2026-11-20',
      late: true,
      publicUntil: null,
      objections: 0,
    },
  ],
  next: null,
}
export const shown: Given<'subsidies.public'> = {
  items: [
    {
      applicationId: '901',
      number: '0KQ2-7M3F-1XWZ-9',
      name: '程**',
      town: '小溪塔街道',
      title: '住院分娩补助',
      amount: 50_000,
      publicUntil: '2026-12-02',
    },
  ],
  phone: '0717-1600001',
  next: null,
}
