// Instants as people in China read them: the wall clock of Asia/Shanghai, wherever the phone is.
import type { Instant, LocalDate, TimeOfDay } from '~types/schema'
import { longDate } from './date-words'

const shanghai = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()

/** 'YYYY-MM-DD' */
export const dateOfInstant = (instant: string): string => shanghai(instant).slice(0, 10)
/** 'HH:MM' */
export const timeOfInstant = (instant: string): string => shanghai(instant).slice(11, 16)
/** 2026年11月23日 周一 10:00 */
export const instantWords = (instant: string): string =>
  `${longDate(dateOfInstant(instant))} ${timeOfInstant(instant)}`
/** The instant of a wall-clock time in China. */
export const instantAt = (day: LocalDate, time: TimeOfDay): Instant =>
  new Date(`${day}T${time}:00+08:00`).toISOString() as Instant
