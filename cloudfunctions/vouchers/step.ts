/** What other rooms tell of a voucher: an appointment for what it pays, a result of it, its settlement (domain rule B4). */
import type { InstitutionId, LocalDate, PersonId, ServiceCode, VoucherId } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import type { Services } from '../service/context'
import {
  bookingsDiffer,
  lastWindow,
  usedAmong,
  usedForExamination,
  writeSteps,
  type Pays,
  type Redeemed,
} from './queries/steps'

export type { Redeemed } from './queries/steps'

type Needs = Pick<Services, 'db' | 'clock' | 'city' | 'catalogue' | 'ids'>

/**
 * Claimed vouchers follow the appointments of their holders: `booked` while one for the service stands. In the transaction
 * of the change, after it.
 * @param people null looks at all that are booked, for the night: who did not come has no appointment any more
 * @returns those that are booked now and were not
 */
export async function followBookings(
  services: Needs,
  people: readonly PersonId[] | null,
): Promise<ReadonlySet<VoucherId>> {
  const { db, ids, clock } = services
  const differing = await bookingsDiffer(db, await paysOf(services), people)
  const step = { at: clock.now(), by: 'system' }
  const booked = differing.filter(row => row.booked)
  await writeSteps(db, ids, booked, { ...step, to: 'booked' })
  await writeSteps(
    db,
    ids,
    differing.filter(row => !row.booked),
    { ...step, to: null },
  )
  return new Set(booked.map(row => row.voucher_id))
}

/** The result of what this redemption paid for is registered. */
export async function resultOf({ db, ids, clock }: Needs, redeemed: Redeemed, by: string): Promise<void> {
  await writeSteps(db, ids, await usedAmong(db, [redeemed]), { to: 'resulted', at: clock.now(), by })
}

/** An examination as its institution knows it. */
export interface Examination {
  readonly personId: PersonId
  readonly service: ServiceCode
  readonly institutionId: InstitutionId
  readonly examinedOn: LocalDate
}

/** A doctor released its result: of each programme the voucher, hers or the couple's, that paid for it is resulted. */
export async function markResulted(services: Needs, examination: Examination, by: string): Promise<void> {
  const { db, ids, clock } = services
  const programmes = (await paysOf(services)).filter(pays => pays.service === examination.service)
  const rows = await usedForExamination(
    db,
    examination,
    programmes.map(pays => pays.programme),
  )
  await writeSteps(db, ids, rows, { to: 'resulted', at: clock.now(), by })
}

/** The statement that counts them was settled. One that was taken back since is not used any more, and stays as it is. */
export async function markSettled(
  { db, ids, clock }: Needs,
  vouchers: readonly Redeemed[],
  by: string,
): Promise<void> {
  await writeSteps(db, ids, await usedAmong(db, vouchers), { to: 'settled', at: clock.now(), by })
}

/**
 * The last day on which claimed vouchers of these people pay for a service; null when none of them has a window (domain H31).
 * @returns of several the latest
 */
export async function paidUntil(
  services: Needs,
  people: readonly PersonId[],
  service: ServiceCode,
): Promise<LocalDate | null> {
  const programmes = (await paysOf(services)).filter(pays => pays.service === service)
  return lastWindow(
    services.db,
    people,
    programmes.map(pays => pays.programme),
  )
}

/** Which service each programme pays; a service that has changed between versions counts under each. */
async function paysOf(services: Needs): Promise<readonly Pays[]> {
  const pays = (await publishedProgrammes(services)).flatMap(({ code, service }) =>
    service === undefined ? [] : [{ programme: code, service }],
  )
  return [...new Map(pays.map(one => [`${one.programme} ${one.service}`, one])).values()]
}
