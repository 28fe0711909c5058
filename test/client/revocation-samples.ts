// Invented answers about vouchers that were taken back.
import type { Given } from './backend'

export const reviews: Given<'revocations.list'> = {
  items: [
    {
      revocationId: '71',
      title: '免费避孕药具',
      names: ['沈*月'],
      reason: '登记信息有误',
      revokedAt: '2026-11-20T02:00:00.000Z',
      review: '我的情况没有变化',
      askedAt: '2026-11-21T02:00:00.000Z',
      mine: false,
    },
  ],
  next: null,
}
export const held: Given<'revocations.held'> = {
  items: [{ voucherId: '801', title: '婚前医学检查', validUntil: '2026-12-23', booked: true, forTwo: true }],
}
export const revocation: Given<'vouchers.revocation'> = {
  reason: '登记信息有误',
  at: '2026-11-20T02:00:00.000Z',
  review: null,
  answer: null,
}
