/** One round of claims, after which the books are checked. */
import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import type { Programme } from '../../cloudfunctions/eligibility/rules/programme'
import type { NewVoucher } from '../../cloudfunctions/vouchers/queries/insert-voucher'
import type { Subject } from '../../cloudfunctions/vouchers/rules/subject'
import type { Instant, LocalDate, PersonId, ProgrammeCode, VoucherId } from '../../types/schema'
import { checkBooks } from '../contention/compare'
import { play, type Round } from '../contention/play'
import type { ClaimDesign } from './designs'

export interface Work {
  readonly name: string
  readonly places: number
  /** Who asks, in order; somebody may ask again. */
  readonly people: readonly number[]
  /** What any right design gives: every place, while there are people enough. */
  readonly given: number
}

const code = 'V_BENCH' as ProgrammeCode
const programme = { code, version: 1 } as Programme
const quota = { period: '2026', region: '420506' }
let ids = 10_000_000

export function* vouchersOf(people: Iterable<number>): Iterable<NewVoucher> {
  for (const person of people) {
    const home = String(5_000_000 + person) as PersonId
    yield {
      voucherId: String(++ids) as VoucherId,
      eventId: String(ids),
      holder: { home, subject: 'person:2026' as Subject, partner: null },
      programme,
      codeIndex: randomBytes(16),
      codeSealed: randomBytes(44),
      claimedBy: home,
      accountKey: `account-${person}`,
      at: '2026-12-01T00:00:00.000Z' as Instant,
      validity: { from: '2026-12-01' as LocalDate, until: '2026-12-31' as LocalDate, windowUntil: null },
      quota,
    }
  }
}

export async function reset(admin: Client, places: number, shards: number): Promise<void> {
  await admin.query('truncate voucher_event, voucher, quota cascade')
  const each = Math.floor(places / shards)
  for (let i = 0; i < shards; i++)
    await admin.query('insert into quota (programme, period, region, total) values ($1, $2, $3, $4)', [
      code,
      shards === 1 ? quota.period : `${quota.period}/${i}`,
      quota.region,
      i === 0 ? places - each * (shards - 1) : each,
    ])
  // Vouchers of another programme, so that plans are those of a used table.
  await admin.query(`
    insert into voucher (person_id, voucher_id, programme, programme_version, subject, state, code_index, code_sealed, claimed_by,
                         claimed_at, valid_from, valid_until, quota_period, quota_region)
    select n, n, 'V_OTHER', 1, 'person:2026', 'claimed', decode(md5(n::text), 'hex'), decode(repeat(md5(n::text), 2), 'hex'), n,
           '2026-01-01', '2026-01-01', '2026-12-31', '2026', 420506 from generate_series(1, 20000) n`)
  for (const table of ['voucher', 'voucher_event', 'quota']) await admin.query(`vacuum analyze ${table}`)
}

export async function playRound(
  admin: Client,
  clients: readonly Client[],
  design: ClaimDesign,
  work: Work,
): Promise<Round> {
  await reset(admin, work.places, design.shards ?? 1)
  const { round, outcomes } = await play(clients, design, vouchersOf(work.people))
  const { rows } = await admin.query<Record<string, number>>(
    `select (select count(*)::int from voucher where programme = $1) as vouchers,
       (select count(distinct person_id)::int from voucher where programme = $1) as people,
       (select count(*)::int from voucher_event) as events,
       (select sum(used)::int from quota where programme = $1) as used`,
    [code],
  )
  checkBooks(
    `${design.name}, ${work.name}`,
    { ...rows[0], answered: outcomes.get('claimed') ?? 0 },
    { vouchers: work.given, people: work.given, events: work.given, used: work.given, answered: work.given },
  )
  return round
}
