/** The one import of zod: `zod/mini`, never compiled with `new Function`, which WeChat does not allow. */
import zhCN from 'zod/v4/locales/zh-CN.js'
import * as z from './zod'

z.config({ ...zhCN(), jitless: true })

export * as z from './zod'

/** 31 February would pass the pattern and fail in the database. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`; never a `Date`, so that summer time 1986–91 cannot shift a birthday. */
export const localDate = z
  .string()
  .check(
    z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '请填写日期,如 2026-11-23'),
    z.refine(isCalendarDay, '这一天不存在,请核对日期'),
  )
  .brand<'LocalDate'>()
export type LocalDate = z.infer<typeof localDate>

/** A point in time, ISO 8601 in UTC with milliseconds. */
export const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))
  .brand<'Instant'>()
export type Instant = z.infer<typeof instant>

/** `HH:MM`, Asia/Shanghai. */
export const timeOfDay = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
  .brand<'TimeOfDay'>()
export type TimeOfDay = z.infer<typeof timeOfDay>

const id = () => z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const personId = id().brand<'PersonId'>()
export type PersonId = z.infer<typeof personId>
export const coupleId = id().brand<'CoupleId'>()
export type CoupleId = z.infer<typeof coupleId>
export const institutionId = id().brand<'InstitutionId'>()
export type InstitutionId = z.infer<typeof institutionId>
export const slotId = id().brand<'SlotId'>()
export type SlotId = z.infer<typeof slotId>
export const appointmentId = id().brand<'AppointmentId'>()
export type AppointmentId = z.infer<typeof appointmentId>
export const voucherId = id().brand<'VoucherId'>()
export type VoucherId = z.infer<typeof voucherId>
export const pregnancyId = id().brand<'PregnancyId'>()
export type PregnancyId = z.infer<typeof pregnancyId>
export const messageId = id().brand<'MessageId'>()
export type MessageId = z.infer<typeof messageId>
export const appealId = id().brand<'AppealId'>()
export type AppealId = z.infer<typeof appealId>
export const taskId = id().brand<'TaskId'>()
export type TaskId = z.infer<typeof taskId>
export const visitId = id().brand<'VisitId'>()
export type VisitId = z.infer<typeof visitId>
export const cardId = id().brand<'CardId'>()
export type CardId = z.infer<typeof cardId>

/** Programme code, e.g. `V_PREMARITAL`. */
export const programmeCode = z
  .string()
  .check(z.regex(/^[VS]_[A-Z0-9_]{2,30}$/))
  .brand<'ProgrammeCode'>()
export type ProgrammeCode = z.infer<typeof programmeCode>

/** Bookable service, e.g. `premarital_check`. */
export const serviceCode = z.enum([
  'premarital_check',
  'preconception_check',
  'antenatal_visit',
  'prenatal_screening',
  'ultrasound',
  'womens_screening',
])
export type ServiceCode = z.infer<typeof serviceCode>

/** Every list is paged by an opaque cursor. */
export const pageInput = { cursor: z.optional(z.string().check(z.maxLength(200))) }
export const pageOutput = { next: z.nullable(z.string()) }
export const empty = z.object({})
