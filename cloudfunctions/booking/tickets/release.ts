/** tickets.day, tickets.releases, tickets.release and tickets.withdraw: which days are given by tickets, and when. */
import { ServiceError } from '../../../types/errors'
import type { LocalDate, ServiceCode } from '../../../types/schema'
import type { Release } from '../../../types/tickets'
import { addDays, chineseDate } from '../../eligibility/rules/calendar'
import { dateOf, epochOf, timeOf, today } from '../../platform/clock'
import type { Handler, Services } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { horizonDays } from '../horizon'
import type { Site } from '../queries/own-sites'
import {
  putRelease,
  releaseOf,
  releasesPage,
  releaseToChange,
  removeRelease,
  type ReleaseKey,
  type ReleaseRow,
} from '../queries/tickets/releases'
import { wantedSlots } from '../rules/slot-plan'
import { serviceOf } from '../service'
import { siteOf } from '../sessions/site'
import { readSlotFacts } from '../slot-facts'

/** Past releases are shown for a week. */
const shownFor = 7
const daysAhead = 365
/** The timer that opens them comes at these minutes. */
const everyMinutes = 5

export const day: Handler<'tickets.day'> = async (context, input) => {
  const row = await releaseOf(context.db, input)
  return { release: row === undefined ? null : releaseView(context, row) }
}

export const releases: Handler<'tickets.releases'> = async (context, input) => {
  const { db, clock, city } = context
  const site = await siteOf(context, input.institutionId)
  const since = addDays(today(clock), -shownFor)
  const rows = await releasesPage(db, site.institution_id, since, decodeCursor(input.cursor, 2))
  const { items, next } = page(rows, row => [row.day, row.service])
  return {
    items: items.map(row => ({
      service: row.service,
      serviceName: serviceOf(city, row.service).name,
      booked: row.booked,
      ...releaseView(context, row),
    })),
    next,
  }
}

export const release: Handler<'tickets.release'> = async (context, input) => {
  const { db, clock, caller } = context
  const site = await siteOf(context, input.institutionId)
  const key = { ...input, institutionId: site.institution_id }
  await mustBeHeld(context, site, key)
  const faults = timeFaults(context, input)
  if (faults.length > 0) throw new ServiceError('INVALID_INPUT', {}, faults)
  const times = { from: input.ticketsFrom, opens: input.opensAt }
  if (!(await putRelease(db, key, times, caller.accountKey, clock.now())))
    throw new ServiceError('TICKETS_TAKEN')
  const row = await releaseOf(db, key)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  return releaseView(context, row)
}

/** Withdrawing what is not there is no error. */
export const withdraw: Handler<'tickets.withdraw'> = async (context, input) => {
  const site = await siteOf(context, input.institutionId)
  const key = { ...input, institutionId: site.institution_id }
  const row = await releaseToChange(context.db, key)
  if (row !== undefined && (row.last_ticket > 0 || row.opened_at !== null))
    throw new ServiceError('TICKETS_TAKEN')
  await removeRelease(context.db, key)
  return {}
}

/** Why a day that is given by tickets cannot be booked. */
export async function ticketed({ db, clock }: Services, key: ReleaseKey): Promise<ServiceError> {
  const row = await releaseOf(db, key)
  return new ServiceError('TICKETED', {
    opens: row === undefined ? '稍后' : momentWords(row.opens_at, today(clock)),
  })
}

/** 4月20日09:00 */
export const momentWords = (at: ReleaseRow['opens_at'], now: LocalDate): string =>
  `${chineseDate(dateOf(at), now)}${timeOf(at)}`

function releaseView({ clock }: Services, row: ReleaseRow): Release {
  const secondsTo = (at: ReleaseRow['opens_at']): number =>
    Math.max(0, Math.ceil((epochOf(at) - epochOf(clock.now())) / 1000))
  const ticketsIn = secondsTo(row.tickets_from)
  return {
    day: row.day,
    ticketsFrom: row.tickets_from,
    opensAt: row.opens_at,
    state: row.opened_at !== null ? 'open' : ticketsIn > 0 ? 'announced' : 'taking',
    ticketsIn,
    opensIn: secondsTo(row.opens_at),
    places: row.places,
    tickets: row.last_ticket,
  }
}

/** @throws SITE_NO_CAPABILITY, INVALID_INPUT when nothing is held on that day */
async function mustBeHeld(
  context: Services,
  site: Site,
  { service, day: on }: { readonly service: ServiceCode; readonly day: LocalDate },
): Promise<void> {
  if (!site.capabilities.includes(serviceOf(context.city, service).capability))
    throw new ServiceError('SITE_NO_CAPABILITY')
  const { weekly, days } = await readSlotFacts(context, daysAhead, site.institution_id)
  if (!wantedSlots(weekly, days, on, 0).some(slot => slot.service === service))
    throw invalid('day', '这一天没有安排这个项目的时段')
}

const invalid = (path: string, text: string): ServiceError =>
  new ServiceError('INVALID_INPUT', {}, [{ path, text }])

/** People must hear of it, the timer must come by, and the day must be open by then and still ahead. */
function timeFaults(
  { clock }: Services,
  { day: on, ticketsFrom, opensAt }: Pick<Release, 'day' | 'ticketsFrom' | 'opensAt'>,
): { path: string; text: string }[] {
  const faults: { path: string; text: string }[] = []
  const now = today(clock)
  if (on <= now || on > addDays(now, daysAhead))
    faults.push({ path: 'day', text: '请选择明天起一年以内的日期' })
  if (epochOf(ticketsFrom) <= epochOf(clock.now()))
    faults.push({ path: 'ticketsFrom', text: '取号时间要晚于现在' })
  if (epochOf(opensAt) <= epochOf(ticketsFrom))
    faults.push({ path: 'opensAt', text: '放号时间要晚于取号时间' })
  else if (epochOf(opensAt) % (everyMinutes * 60_000) !== 0)
    faults.push({ path: 'opensAt', text: '放号时间请选整5分钟' })
  else if (dateOf(opensAt) >= on) faults.push({ path: 'opensAt', text: '放号最晚在前一天' })
  else if (dateOf(opensAt) < addDays(on, -horizonDays))
    faults.push({ path: 'opensAt', text: `放号最早在当天之前${horizonDays}天` })
  return faults
}
