// Invented answers about monthly statements.
import type { Given } from './backend'

const head: Given<'settlement.list'>['items'][number] = {
  institutionId: '4205060001',
  institution: '夷陵区妇幼保健院',
  month: '2026-11',
  state: 'draft',
  lines: 3,
  flagged: 1,
  redeemed: 96_000,
  settled: 0,
  held: 32_000,
  open: 64_000,
}
export const statements: Given<'settlement.list'> = { items: [head], next: null }
export const statement: Given<'settlement.get'> = {
  ...head,
  dispute: null,
  confirmedAt: null,
  checkedAt: null,
  settledAt: null,
  programmes: [{ programme: 'V_PREMARITAL', title: '婚前医学检查', lines: 3, amount: 96_000 }],
}
export const lines: Given<'settlement.lines'> = {
  items: [
    {
      eventId: '701',
      kind: 'redemption',
      at: '2026-11-21T02:00:00.000Z',
      programme: 'V_PREMARITAL',
      title: '婚前医学检查',
      name: '白*',
      amount: 32_000,
      flags: ['outside_window', 'no_appointment'],
      standing: 'held',
    },
  ],
  next: null,
}
