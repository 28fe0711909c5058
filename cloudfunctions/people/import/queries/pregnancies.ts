/** Pregnancies of the import, with every dating they ever had. */
import type { DatingMethod } from '../../../../types/pregnancy'
import type { Instant, InstitutionId, LocalDate, PersonId, PregnancyId } from '../../../../types/schema'
import type { Db } from '../../../database/db'
import { sql } from '../../../database/sql'
import type { PregnancyRecord } from '../population'

interface PregnancyRow {
  readonly person_id: PersonId
  readonly pregnancy_id: PregnancyId
  readonly state: PregnancyRecord['state']
  readonly lmp: LocalDate | null
  readonly edd: LocalDate | null
  readonly dating_method: DatingMethod
  readonly dating_version: number
  readonly fetuses: number
  readonly booklet_on: LocalDate | null
  readonly reported_on: LocalDate | null
  readonly institution_id: InstitutionId | null
  readonly source: PregnancyRecord['source']
  readonly outcome_on: LocalDate | null
}

export async function pregnanciesOf(db: Db, ids: readonly PersonId[]): Promise<PregnancyRecord[]> {
  const rows = await db.many<PregnancyRow>(sql`
    select person_id, pregnancy_id, state, lmp, edd, dating_method, dating_version, fetuses, booklet_on, reported_on, institution_id,
           source, outcome_on
    from pregnancy where person_id = any(${ids}::bigint[])`)
  return rows.map(row => ({
    id: row.pregnancy_id,
    personId: row.person_id,
    mark: 'same',
    state: row.state,
    lmp: row.lmp,
    edd: row.edd,
    method: row.dating_method,
    version: row.dating_version,
    fetuses: row.fetuses,
    bookletOn: row.booklet_on,
    reportedOn: row.reported_on,
    institutionId: row.institution_id,
    source: row.source,
    outcome: null,
    outcomeOn: row.outcome_on,
    redated: false,
  }))
}

export async function insertPregnancies(
  db: Db,
  all: readonly PregnancyRecord[],
  now: Instant,
): Promise<void> {
  const of = <T>(pick: (pregnancy: PregnancyRecord) => T): T[] => all.map(pick)
  await db.run(sql`
    insert into pregnancy (person_id, pregnancy_id, state, lmp, edd, dating_method, dating_version, fetuses, booklet_on,
                           reported_on, institution_id, source, outcome, outcome_on, created_at)
    select d.*, ${now}::timestamptz
    from unnest(${of(p => p.personId)}::bigint[], ${of(p => p.id)}::bigint[], ${of(p => p.state)}::text[], ${of(p => p.lmp)}::date[],
                ${of(p => p.edd)}::date[], ${of(p => p.method)}::text[], ${of(p => p.version)}::smallint[],
                ${of(p => p.fetuses)}::smallint[], ${of(p => p.bookletOn)}::date[], ${of(p => p.reportedOn)}::date[], ${of(p => p.institutionId)}::bigint[],
                ${of(p => p.source)}::text[], ${of(p => p.outcome)}::text[], ${of(p => p.outcomeOn)}::date[]) d`)
}

export async function updatePregnancies(db: Db, all: readonly PregnancyRecord[]): Promise<void> {
  const of = <T>(pick: (pregnancy: PregnancyRecord) => T): T[] => all.map(pick)
  await db.run(sql`
    update pregnancy g set state = d.state, lmp = d.lmp, edd = d.edd, dating_method = d.method, dating_version = d.version,
           booklet_on = d.booklet_on, institution_id = d.institution_id, outcome = coalesce(d.outcome, g.outcome),
           outcome_on = d.outcome_on
    from unnest(${of(p => p.personId)}::bigint[], ${of(p => p.id)}::bigint[], ${of(p => p.state)}::text[], ${of(p => p.lmp)}::date[],
                ${of(p => p.edd)}::date[], ${of(p => p.method)}::text[], ${of(p => p.version)}::smallint[],
                ${of(p => p.bookletOn)}::date[], ${of(p => p.institutionId)}::bigint[], ${of(p => p.outcome)}::text[],
                ${of(p => p.outcomeOn)}::date[])
      as d(person_id, pregnancy_id, state, lmp, edd, method, version, booklet_on, institution_id, outcome, outcome_on)
    where g.person_id = d.person_id and g.pregnancy_id = d.pregnancy_id`)
}

export async function insertDatings(db: Db, all: readonly PregnancyRecord[], now: Instant): Promise<void> {
  const of = <T>(pick: (pregnancy: PregnancyRecord) => T): T[] => all.map(pick)
  await db.run(sql`
    insert into pregnancy_dating (person_id, pregnancy_id, dating_version, method, lmp, edd, account_key, at)
    select d.*, 'import', ${now}::timestamptz
    from unnest(${of(p => p.personId)}::bigint[], ${of(p => p.id)}::bigint[], ${of(p => p.version)}::smallint[],
                ${of(p => p.method)}::text[], ${of(p => p.lmp)}::date[], ${of(p => p.edd)}::date[]) d`)
}
