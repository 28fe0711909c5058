/** One INSERT..SELECT and one closing UPDATE for each programme: how such a pass is usually written. */
import type { Client } from 'pg'
import type { LocalDate } from '../../../types/schema'
import { textOf } from '../../../cloudfunctions/eligibility/rules/formula'
import { ruleOf, type Programme } from '../../../cloudfunctions/eligibility/rules/programme'
import { formulaOf } from '../../../cloudfunctions/eligibility/rules/sql'

export async function perProgrammePass(
  client: Client,
  programmes: readonly Programme[],
  today: LocalDate,
): Promise<void> {
  await client.query('begin')
  for (const programme of programmes) {
    const rule = textOf(formulaOf(ruleOf(programme), today))
    await client.query(
      `insert into entitlement_row (person_id, ordinal, opened_on)
       select f.person_id, ${programme.ordinal}, date '${today}' from person_fact f where ${rule}
       on conflict (ordinal, person_id) do update set closed_on = null, opened_on = excluded.opened_on
         where entitlement_row.closed_on is not null`,
    )
    await client.query(
      `update entitlement_row r set closed_on = date '${today}' from person_fact f
       where r.ordinal = ${programme.ordinal} and r.closed_on is null and f.person_id = r.person_id
         and (${rule}) is not true`,
    )
  }
  await client.query('commit')
}
