/** lists.programmes, lists.service: what health workers and managers work from. Names and phones are masked. */
import { programmesInForce } from '../catalogue/programmes'
import { ServiceError } from '../../types/errors'
import type { LocalDate } from '../../types/schema'
import { maskPhone } from '../people/name'
import { maskedNames } from '../people/masked-names'
import { openPhone } from '../people/sealed'
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { firstContactPrefix } from './first-contact'
import { listReason } from './list-reason'
import { inScope } from './list-scope'
import { countMasks, lastRun, type MaskCount } from './queries/programme-list'
import { countEntitled, entitledPage, type ServiceListKey } from './queries/service-list'
import { ageOn } from './rules/calendar'
import { factsOf } from './rules/facts'

const having = (counts: readonly MaskCount[], mask: (row: MaskCount) => string, bit: bigint): number =>
  counts.reduce((sum, row) => ((BigInt(mask(row)) & bit) === 0n ? sum : sum + row.people), 0)

export const programmes: Handler<'lists.programmes'> = async context => {
  const { db, city, caller } = context
  const counts = await countMasks(db, inScope(caller.region, city.code))
  const run = await lastRun(db)
  return {
    items: (await programmesInForce(context)).map(({ code, title, ordinal }) => {
      const bit = 1n << BigInt(ordinal)
      return {
        programme: code,
        title,
        eligible: having(counts, row => row.eligible, bit),
        review: having(counts, row => row.review, bit),
        held: having(counts, row => row.holds, bit),
        used: having(counts, row => row.used, bit),
      }
    }),
    lastRun:
      run === undefined
        ? null
        : { at: run.finished_at, people: run.people, opened: run.opened, closed: run.closed },
  }
}

function keyOf(cursor: string | undefined): ServiceListKey | null {
  const parts = decodeCursor(cursor, 2)
  if (parts === null) return null
  const [since = '', personId = ''] = parts
  if (!/^\d{4}-\d\d-\d\d$/.test(since) || !/^\d{1,18}$/.test(personId))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'cursor', text: '页码无效' }])
  return { since: since as LocalDate, personId }
}

/** A programme that the city does not offer has an empty list. */
export const service: Handler<'lists.service'> = async (context, input) => {
  const { db, city, clock, vault, caller } = context
  const day = today(clock)
  const programme = (await programmesInForce(context)).find(({ code }) => code === input.programme)
  if (programme === undefined) return { total: 0, items: [], next: null }
  const bit = 1n << BigInt(programme.ordinal)
  const scope = inScope(caller.region, city.code)
  const messagePrefix = firstContactPrefix(programme.code)
  const rows = await entitledPage(db, { bit, scope, messagePrefix, after: keyOf(input.cursor), today: day })
  const { items, next } = page(rows, row => [row.since, row.person_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    total: await countEntitled(db, bit, scope),
    items: items.map(row => ({
      ref: row.person_id,
      name: names.get(row.person_id) ?? '*',
      age: row.birth_date === null ? 0 : ageOn(row.birth_date, day),
      village: row.village_name ?? '',
      phone: row.phone_sealed === null ? null : maskPhone(openPhone(vault, row.person_id, row.phone_sealed)),
      since: row.since,
      reason: listReason(programme, factsOf(row), day),
      message: row.message,
    })),
    next,
  }
}
