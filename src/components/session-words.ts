// Sessions in words: who may come, and a week in a line or two.
import type { Audience, SessionRow } from '~types/sessions'

export const AUDIENCE: Record<Audience, string> = {
  anyone: '不限',
  women: '仅限女性',
  couples: '仅限两人同来',
}

const DAYS = ['一', '二', '三', '四', '五', '六', '日'] as const
export const dayWord = (weekday: number): string => `周${DAYS[weekday - 1] ?? ''}`

/** 周一至周五, 周二、周四 */
function daysWords(weekdays: readonly number[]): string {
  const first = weekdays[0] ?? 1
  const last = weekdays.at(-1) ?? first
  const unbroken = last - first === weekdays.length - 1
  return unbroken && weekdays.length > 2
    ? `${dayWord(first)}至${dayWord(last)}`
    : weekdays.map(dayWord).join('、')
}

/** 08:00–09:30 20位 仅限女性 */
export const timeWords = ({ starts, ends, capacity, audience }: Omit<SessionRow, 'weekday'>): string =>
  `${starts}–${ends} ${capacity}位${audience === 'anyone' ? '' : ` ${AUDIENCE[audience]}`}`

/** One line for sessions that are alike on several weekdays. */
export function weekWords(sessions: readonly SessionRow[]): string {
  const alike = new Map<string, number[]>()
  for (const session of [...sessions].sort((one, other) => one.weekday - other.weekday)) {
    const words = timeWords(session)
    alike.set(words, [...(alike.get(words) ?? []), session.weekday])
  }
  if (alike.size === 0) return '没有时段'
  return [...alike]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([words, weekdays]) => `${daysWords(weekdays)} ${words}`)
    .join('\n')
}
