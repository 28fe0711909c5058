/** Reads an official holiday notice as somebody pasted it: a day or a span, off or worked, and the holiday's name on each line. */
import type { HolidayDay } from '../../../types/holidays'
import { localDate, type LocalDate } from '../../../types/schema'
import { addDays } from '../../eligibility/rules/calendar'
import { weekdayOf } from './weekday'

export interface NoticeFault {
  /** 0: the notice as a whole. */
  readonly line: number
  readonly text: string
}

export interface Notice {
  readonly days: readonly HolidayDay[]
  readonly faults: readonly NoticeFault[]
}

/** 全国年节及纪念日放假办法 (2024 revision): thirteen days off for everybody. */
const fewestOff = 13
const longestSpan = 15
const kinds: Readonly<Record<string, HolidayDay['kind']>> = {
  off: 'off',
  休: 'off',
  放假: 'off',
  休息: 'off',
  work: 'work',
  班: 'work',
  上班: 'work',
  补班: 'work',
}

/** `2027-02-05~2027-02-11,休,春节`; commas, spaces or tabs between, full width or not. Empty lines do not count. */
export function readNotice(text: string, year: number): Notice {
  const days: HolidayDay[] = []
  const faults: NoticeFault[] = []
  const seen = new Set<LocalDate>()
  text.split(/\r?\n/).forEach((raw, i) => {
    if (raw.trim() === '') return
    const read = readLine(raw.trim(), year)
    if ('fault' in read) faults.push({ line: i + 1, text: read.fault })
    else
      for (const one of read.days) {
        if (seen.has(one.day)) faults.push({ line: i + 1, text: `${one.day} 重复` })
        else {
          seen.add(one.day)
          days.push(one)
        }
      }
  })
  days.sort((one, other) => (one.day < other.day ? -1 : 1))
  const off = days.filter(({ kind }) => kind === 'off').length
  if (faults.length === 0 && off < fewestOff)
    faults.push({ line: 0, text: `全年放假至少${fewestOff}天,这里只有${off}天,请核对是否粘贴完整` })
  return { days, faults }
}

type Line = { readonly days: readonly HolidayDay[] } | { readonly fault: string }

function readLine(line: string, year: number): Line {
  const parts = line.split(/[\s,,、;;]+/).filter(part => part !== '')
  const [span = '', word = '', name = '', ...rest] = parts
  if (name === '' || rest.length > 0) return { fault: '请按“日期,休或班,名称”填写' }
  const [from, to] = span.split(/[~~至]/)
  const first = localDate.safeParse(from)
  const last = localDate.safeParse(to ?? from)
  if (!first.success || !last.success)
    return { fault: `日期“${span}”不正确,请写成 ${year}-02-05 或 ${year}-02-05~${year}-02-11` }
  const days = spanOf(first.data, last.data)
  if (days === null) return { fault: '结束日期要在开始日期之后,且不超过15天' }
  if (days.some(day => !day.startsWith(`${year}-`))) return { fault: `不是${year}年的日期` }
  const kind = kinds[word.toLowerCase()]
  if (kind === undefined) return { fault: `“${word}”不明确,请写“休”或“班”` }
  if (name.length > 20) return { fault: '名称最多20个字' }
  const weekday = days.find(day => weekdayOf(day) < 6)
  if (kind === 'work' && weekday !== undefined) return { fault: `${weekday} 不是周末,不用标为上班` }
  return { days: days.map(day => ({ day, kind, name })) }
}

function spanOf(first: LocalDate, last: LocalDate): readonly LocalDate[] | null {
  if (last < first || last > addDays(first, longestSpan - 1)) return null
  const days: LocalDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

export interface Difference {
  readonly added: readonly HolidayDay[]
  readonly changed: readonly HolidayDay[]
  readonly removed: readonly HolidayDay[]
}

export function differenceOf(before: readonly HolidayDay[], after: readonly HolidayDay[]): Difference {
  const was = new Map(before.map(one => [one.day, one]))
  const stays = new Set(after.map(one => one.day))
  return {
    added: after.filter(one => !was.has(one.day)),
    changed: after.filter(one => {
      const old = was.get(one.day)
      return old !== undefined && (old.kind !== one.kind || old.name !== one.name)
    }),
    removed: before.filter(one => !stays.has(one.day)),
  }
}
