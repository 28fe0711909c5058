/** Time as the domain sees it: injected, Asia/Shanghai, text. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Instant, LocalDate, TimeOfDay } from '../../types/schema'

dayjs.extend(utc)

export interface Clock {
  now(): Instant
}

/** China has had one zone without summer time since 1992; before that only birthdays matter, and they are never instants. */
const shanghaiMinutes = 480

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant
export const epochOf = (instant: Instant): number => Date.parse(instant)
export const dateOf = (instant: Instant): LocalDate =>
  dayjs.utc(instant).utcOffset(shanghaiMinutes).format('YYYY-MM-DD') as LocalDate
export const timeOf = (instant: Instant): TimeOfDay =>
  dayjs.utc(instant).utcOffset(shanghaiMinutes).format('HH:mm') as TimeOfDay
/** The instant of a Shanghai wall-clock time. */
export const instantAt = (day: LocalDate, time: TimeOfDay): Instant =>
  toInstant(Date.parse(`${day}T${time}:00+08:00`))
export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  toInstant(epochOf(instant) + seconds * 1000)
export const today = (clock: Clock): LocalDate => dateOf(clock.now())

export const systemClock: Clock = { now: () => toInstant(Date.now()) }
