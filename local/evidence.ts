/** Proofs that the counter of the demo has already seen, so that programmes which ask for one have somebody. */
import { sql } from '../cloudfunctions/database/sql'
import { factsChanged } from '../cloudfunctions/eligibility/changed'
import { hardshipBits } from '../cloudfunctions/eligibility/rules/facts'
import { rangeOf } from '../cloudfunctions/eligibility/rules/region'
import { today } from '../cloudfunctions/platform/clock'
import { accountKeyOf } from '../cloudfunctions/service/caller'
import type { Services } from '../cloudfunctions/service/context'
import type { EvidenceKind } from '../types/evidence'
import type { PersonId } from '../types/schema'

interface Given {
  person_id: PersonId
  kind: EvidenceKind
}

/** Two of each, of those whom the proof helps: half-way pregnancies, certified households, the over-fifties. */
const chosen = ({ db, city, clock }: Services): Promise<readonly Given[]> => {
  const [from, to] = rangeOf(city.code.replace(/(00)+$/, ''))
  const day = today(clock)
  return db.many<Given>(sql`
    with local as (
      select f.* from person_fact f
      where alive and resident and hukou between ${from} and ${to} and residence between ${from} and ${to})
    (select person_id, 'referral' as kind from local
     where pregnant and ${day}::date - dating_lmp between 112 and 160 order by dating_lmp, person_id limit 2)
    union all
    (select person_id, 'high_risk_indication' from local
     where pregnant and ${day}::date - dating_lmp between 84 and 160 order by dating_lmp desc, person_id limit 2)
    union all
    (select person_id, 'risk_report' from local where pregnant order by dating_lmp, person_id limit 2)
    union all
    (select person_id, 'delivery_invoice' from local
     where sex = 2 and hardship & ${hardshipBits.destitute | hardshipBits.lowIncome | hardshipBits.disabled} <> 0
       and birth_date > ${day}::date - interval '45 years' order by birth_date desc, person_id limit 2)
    union all
    (select person_id, 'licensed_art_centre' from local
     where hardship & ${hardshipBits.specialFamily} <> 0 order by birth_date desc, person_id limit 2)
    union all
    (select person_id, 'bank_account' from local
     where birth_date < ${day}::date - interval '50 years' order by birth_date, person_id limit 2)`)
}

/** @returns how many proofs */
export async function seedEvidence(services: Services): Promise<number> {
  const { db, vault, clock, ids } = services
  const rows = (await chosen(services)).map(row => ({ ...row, evidence_id: ids.next() }))
  const clerk = accountKeyOf(vault, 'staff', 'clerk')
  await db.run(sql`
    insert into evidence (person_id, evidence_id, kind, verified_at, verified_by)
    select person_id, evidence_id, kind, ${clock.now()}::timestamptz, ${clerk}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(person_id bigint, evidence_id bigint, kind text)`)
  await factsChanged(services, [...new Set(rows.map(({ person_id }) => person_id))])
  return rows.length
}
