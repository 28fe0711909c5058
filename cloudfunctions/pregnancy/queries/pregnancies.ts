/** Pregnancies and their datings, one statement each. */
import type { DatingMethod, Outcome } from '../../../types/pregnancy'
import type { Instant, InstitutionId, LocalDate, PersonId, PregnancyId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'

/**
 * | state   | comes from | by                                              |
 * | ------- | ---------- | ----------------------------------------------- |
 * | ongoing | -          | she, a clinic, a village report, an import      |
 * | birth   | ongoing    | a clinic, an import (children: room births)     |
 * | loss    | ongoing    | she, a clinic, an import; silence from there on |
 * | closed  | ongoing    | a clinic: her death, moved, lost to follow-up, a wrong entry |
 * | ongoing | loss, closed | two people, within 24 hours (H13)             |
 */
export interface PregnancyRow {
  readonly person_id: PersonId
  readonly pregnancy_id: PregnancyId
  readonly state: 'ongoing' | 'birth' | 'loss' | 'closed'
  readonly lmp: LocalDate | null
  readonly edd: LocalDate | null
  readonly dating_method: DatingMethod
  readonly dating_version: number
  readonly fetuses: number
  readonly booklet_on: LocalDate | null
  readonly outcome: Outcome | null
  readonly outcome_on: LocalDate | null
  readonly ended_at: Instant | null
}
const columns = sql`
  person_id, pregnancy_id, state, lmp, edd, dating_method, dating_version, fetuses, booklet_on, outcome, outcome_on, ended_at`

/** The ongoing one, else the last. */
export const latestPregnancy = (db: Db, personId: PersonId): Promise<PregnancyRow | undefined> =>
  db.maybe<PregnancyRow>(sql`
    select ${columns} from pregnancy where person_id = ${personId}
    order by state = 'ongoing' desc, pregnancy_id desc limit 1`)

/** Locked until the transaction ends: whatever is planned or sent for it waits or passes by. */
export const lockOngoing = (db: Db, personId: PersonId): Promise<PregnancyRow | undefined> =>
  db.maybe<PregnancyRow>(sql`
    select ${columns} from pregnancy where person_id = ${personId} and state = 'ongoing' for update`)

const ended = (personId: PersonId) => sql`
  select ${columns} from pregnancy where person_id = ${personId} and state <> 'ongoing' and ended_at is not null
  order by ended_at desc limit 1`

/** The last one whose end was entered here. */
export const lastEnded = (db: Db, personId: PersonId): Promise<PregnancyRow | undefined> =>
  db.maybe<PregnancyRow>(ended(personId))
/** Locked like an ongoing one. */
export const lockEnded = (db: Db, personId: PersonId): Promise<PregnancyRow | undefined> =>
  db.maybe<PregnancyRow>(sql`${ended(personId)} for update`)

/** Latest end of an earlier pregnancy: the next cannot have begun before it. Who moved away or was lost comes back with the same one. */
export const lastOutcomeOn = async (db: Db, personId: PersonId): Promise<LocalDate | null> =>
  (
    await db.one<{ day: LocalDate | null }>(
      sql`select max(outcome_on) as day from pregnancy where person_id = ${personId} and outcome not in ('wrong_entry', 'moved', 'lost_to_follow_up')`,
    )
  ).day

export interface NewPregnancy {
  readonly personId: PersonId
  readonly pregnancyId: PregnancyId
  readonly lmp: LocalDate | null
  readonly edd: LocalDate | null
  readonly method: DatingMethod
  readonly fetuses: number
  readonly institutionId: InstitutionId | null
  readonly source: 'self' | 'clinic'
  readonly at: Instant
}

/** @throws a violation of `pregnancy_one_ongoing` */
export const insertPregnancy = (db: Db, p: NewPregnancy): Promise<number> =>
  db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, dating_version, fetuses, institution_id,
                           source, created_at)
    values (${p.personId}, ${p.pregnancyId}, 'ongoing', ${p.lmp}, ${p.edd}, ${p.method}, 1, ${p.fetuses}, ${p.institutionId},
            ${p.source}, ${p.at})`)

export interface NewDating {
  readonly personId: PersonId
  readonly pregnancyId: PregnancyId
  readonly version: number
  readonly method: DatingMethod
  readonly lmp: LocalDate | null
  readonly edd: LocalDate | null
  readonly scan: { readonly scanOn: LocalDate; readonly gaDays: number } | null
  readonly by: 'self' | 'clinic'
  readonly accountKey: string
  readonly at: Instant
}

export const insertDating = (db: Db, d: NewDating): Promise<number> =>
  db.run(sql`
    insert into pregnancy_dating (person_id, pregnancy_id, dating_version, method, lmp, edd, scan_on, scan_ga_days, entered_by, account_key, at)
    values (${d.personId}, ${d.pregnancyId}, ${d.version}, ${d.method}, ${d.lmp}, ${d.edd}, ${d.scan?.scanOn ?? null},
            ${d.scan?.gaDays ?? null}, ${d.by}, ${d.accountKey}, ${d.at})`)

export const setDating = (
  db: Db,
  d: Pick<NewDating, 'personId' | 'pregnancyId' | 'version' | 'method' | 'edd'>,
): Promise<number> =>
  db.run(sql`
    update pregnancy set edd = ${d.edd}, dating_method = ${d.method}, dating_version = ${d.version}
    where person_id = ${d.personId} and pregnancy_id = ${d.pregnancyId} and state = 'ongoing'`)

export interface End {
  readonly personId: PersonId
  readonly pregnancyId: PregnancyId
  readonly state: 'birth' | 'loss' | 'closed'
  readonly outcome: Outcome
  readonly on: LocalDate
  readonly at: Instant
}

export const endPregnancy = (db: Db, end: End): Promise<number> =>
  db.run(sql`
    update pregnancy set state = ${end.state}, outcome = ${end.outcome}, outcome_on = ${end.on}, ended_at = ${end.at}
    where person_id = ${end.personId} and pregnancy_id = ${end.pregnancyId} and state = 'ongoing'`)

export const registeredOn = async (
  db: Db,
  personId: PersonId,
  pregnancyId: PregnancyId,
): Promise<LocalDate> =>
  (
    await db.one<{ day: LocalDate }>(sql`
      select (created_at at time zone 'Asia/Shanghai')::date as day from pregnancy
      where person_id = ${personId} and pregnancy_id = ${pregnancyId}`)
  ).day

/** The child did not live: the outcome stays a birth, and the app is as quiet as after any other loss. */
export const bornAndLost = (db: Db, personId: PersonId, pregnancyId: PregnancyId): Promise<number> =>
  db.run(sql`
    update pregnancy set state = 'loss'
    where person_id = ${personId} and pregnancy_id = ${pregnancyId} and state = 'birth'`)

export interface DatingRow {
  readonly dating_version: number
  readonly method: DatingMethod
  readonly edd: LocalDate | null
  readonly scan_on: LocalDate | null
  readonly scan_ga_days: number | null
  readonly entered_by: 'self' | 'clinic' | null
  readonly at: Instant
}

/** Oldest first; the last one holds. */
export const datingsOf = (db: Db, personId: PersonId, pregnancyId: PregnancyId): Promise<DatingRow[]> =>
  db.many<DatingRow>(sql`
    select dating_version, method, edd, scan_on, scan_ga_days, entered_by, at from pregnancy_dating
    where person_id = ${personId} and pregnancy_id = ${pregnancyId} order by dating_version`)
