// Invented answers about redemptions that are taken back.
import type { Given } from './backend'

export const redeemed: Given<'reversals.redeemed'> = {
  items: [
    {
      voucherId: '501',
      title: '婚前医学检查',
      names: ['沈*月', '陆*'],
      redeemedAt: '2026-11-22T01:30:00.000Z',
      asked: false,
    },
  ],
  next: null,
}
export const waiting: Given<'reversals.list'> = {
  items: [
    {
      reversalId: '601',
      title: '婚前医学检查',
      names: ['白*'],
      redeemedAt: '2026-11-21T02:00:00.000Z',
      institution: '夷陵区妇幼保健院',
      reason: '核销时选错了人',
      askedAt: '2026-11-21T03:00:00.000Z',
      askedBy: '窗口 周',
      mine: false,
    },
  ],
  next: null,
}
