/** Days of silence for certified families, unless a city has its own (domain F4; the list is this product's default). */
import type { SilenceRule } from '../cloudfunctions/reminders/rules/silent-days'

export const silence: readonly SilenceRule[] = [
  { is: 'holiday', name: '春节' },
  { is: 'holiday', name: '清明节' },
  // 儿童节, 母亲节 (second Sunday of May), 父亲节 (third Sunday of June).
  { is: 'date', monthDay: '06-01' },
  { is: 'sunday', month: 5, nth: 2 },
  { is: 'sunday', month: 6, nth: 3 },
]
