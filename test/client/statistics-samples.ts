// Invented figures of vouchers.
import type { Given } from './backend'

export const byProgramme: Given<'statistics.vouchers'> = {
  formulas: '券统计口径第2版',
  rows: [
    {
      key: 'V_PREMARITAL',
      title: '婚前医学检查',
      version: 2,
      offered: 120,
      claimed: 80,
      booked: 70,
      redeemed: 60,
      resulted: 50,
      expired: 12,
      used: { part: 45, whole: 60 },
      inWindow: { part: 57, whole: 60 },
    },
    {
      key: 'V_NB_CHD_ECHO',
      title: '超声心动图检查',
      version: 1,
      offered: null,
      claimed: null,
      booked: null,
      redeemed: null,
      resulted: null,
      expired: 0,
      used: { part: null, whole: null },
      inWindow: { part: null, whole: null },
    },
  ],
}
