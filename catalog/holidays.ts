/** Official holidays and 调休 working days by year; one table for every city, imported when the yearly notice is out. */
import type { LocalDate } from '../types/schema'
import type { Holiday } from './city'

const days = (kind: Holiday['kind'], name: string, month: string, from: number, to = from): Holiday[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    day: `${month}-${String(from + i).padStart(2, '0')}` as LocalDate,
    kind,
    name,
  }))

/** 国务院办公厅 notice on the holidays of 2026: complete, with every adjusted working day. */
const year2026 = [
  ...days('off', '元旦', '2026-01', 1, 3),
  ...days('work', '元旦', '2026-01', 4),
  ...days('work', '春节', '2026-02', 14),
  ...days('off', '春节', '2026-02', 15, 23),
  ...days('work', '春节', '2026-02', 28),
  ...days('off', '清明节', '2026-04', 4, 6),
  ...days('off', '劳动节', '2026-05', 1, 5),
  ...days('work', '劳动节', '2026-05', 9),
  ...days('off', '端午节', '2026-06', 19, 21),
  ...days('work', '国庆节', '2026-09', 20),
  ...days('off', '中秋节', '2026-09', 25, 27),
  ...days('off', '国庆节', '2026-10', 1, 7),
  ...days('work', '国庆节', '2026-10', 10),
]

/**
 * 2027, INCOMPLETE: only the thirteen days that 全国年节及纪念日放假办法 (2024 revision) itself names. The notice of 2027,
 * which adds the adjusted days off and the working weekends, was not at hand; nothing of it is guessed here. Put its days
 * in this list, publish the pack again and open slots again: sessions that nobody has booked close or open by themselves,
 * booked ones stay and are counted as stranded (docs/holidays.md).
 */
const year2027 = [
  ...days('off', '元旦', '2027-01', 1),
  ...days('off', '春节', '2027-02', 5, 8),
  ...days('off', '清明节', '2027-04', 5),
  ...days('off', '劳动节', '2027-05', 1, 2),
  ...days('off', '端午节', '2027-06', 9),
  ...days('off', '中秋节', '2027-09', 15),
  ...days('off', '国庆节', '2027-10', 1, 3),
]

/** Years whose official notice is in the table; other years hold statutory days only. */
export const noticedYears: readonly number[] = [2026]

export const holidays: readonly Holiday[] = [...year2026, ...year2027]
