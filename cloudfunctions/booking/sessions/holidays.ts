/** holidays.*: the official notice of a year, tried first, then published; sessions that are open follow it. */
import { noticedYears } from '../../../catalog/holidays'
import { ServiceError } from '../../../types/errors'
import type { HolidayDay } from '../../../types/holidays'
import { holidaysInForce } from '../../catalogue/holidays'
import { onViolation, RetryableError } from '../../database/driver-error'
import { today } from '../../platform/clock'
import { rangeOf } from '../../reminders/tasks'
import type { Context, Handler, Services, StaffCaller } from '../../service/context'
import { effectOf } from '../effect'
import { horizonDays } from '../horizon'
import { openSlots } from '../open-slots'
import { insertNotice, lastNotice, replaceYear } from '../queries/holiday-notices'
import { differenceOf, readNotice } from '../rules/holiday-notice'
import { readSlotFacts, type SlotFacts } from '../slot-facts'

type StaffContext = Context<StaffCaller>

export const year: Handler<'holidays.year'> = async (context, { year: asked }) => {
  const last = await lastNotice(context.db, asked)
  return {
    year: asked,
    complete: last !== undefined || noticedYears.includes(asked),
    version: last?.version ?? null,
    publishedBy: last?.published_by ?? null,
    days: [...(await daysOf(context, asked))],
    missing: await missingYear(context),
  }
}

/** The notice of the next year comes out around the beginning of November (domain H36). */
export async function missingYear({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number | null> {
  const day = today(clock)
  const next = Number(day.slice(0, 4)) + 1
  if (Number(day.slice(5, 7)) < 11 || noticedYears.includes(next)) return null
  return (await lastNotice(db, next)) === undefined ? next : null
}

export const preview: Handler<'holidays.preview'> = async (context, input) => {
  requireWholeCity(context)
  const { days, faults } = readNotice(input.text, input.year)
  const count = (kind: HolidayDay['kind']): number => days.filter(one => one.kind === kind).length
  const { added, changed, removed } = differenceOf(await daysOf(context, input.year), days)
  return {
    faults: [...faults],
    off: count('off'),
    work: count('work'),
    added: [...added],
    changed: [...changed],
    removed: [...removed],
    effect: await effectAt(context, input.year, days),
  }
}

export const publish: Handler<'holidays.publish'> = async (context, input) => {
  const { db, clock, caller } = context
  requireWholeCity(context)
  const { days, faults } = readNotice(input.text, input.year)
  if (faults.length > 0)
    throw new ServiceError(
      'INVALID_INPUT',
      {},
      faults
        .slice(0, 20)
        .map(({ line, text }) => ({ path: 'text', text: line === 0 ? text : `第${line}行: ${text}` })),
    )
  const version = ((await lastNotice(db, input.year))?.version ?? 0) + 1
  const effect = await effectAt(context, input.year, days)
  await onViolation(
    'holiday_notice_pkey',
    () => new RetryableError('holiday_notice_pkey'),
    () => insertNotice(db, { year: input.year, version, days, by: caller.accountKey, at: clock.now() }),
  )
  await replaceYear(db, input.year, days)
  await openSlots(context)
  return { version, effect }
}

/** Holidays are the whole city's: who manages a district leaves them to the city. */
function requireWholeCity({ caller, city }: StaffContext): void {
  const [from] = rangeOf(caller, city.code)
  if (from !== '0') throw new ServiceError('FORBIDDEN')
}

const ofYear = (day: string, asked: number): boolean => day.startsWith(`${asked}-`)

const daysOf = async (services: Pick<Services, 'db'>, asked: number): Promise<readonly HolidayDay[]> =>
  (await holidaysInForce(services)).filter(({ day }) => ofYear(day, asked))

async function effectAt(services: Services, asked: number, days: readonly HolidayDay[]) {
  const facts = await readSlotFacts(services, horizonDays, null)
  const marks: SlotFacts['days']['marks'] = new Map([
    ...[...facts.days.marks].filter(([day]) => !ofYear(day, asked)),
    ...days.map(({ day, kind, name }) => [day, { kind, name }] as const),
  ])
  return effectOf(services.city, { ...facts, days: { ...facts.days, marks } })
}
