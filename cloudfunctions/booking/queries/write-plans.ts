/** Writes what an institution decided about its sessions. */
import type { Instant, InstitutionId, LocalDate } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { OwnPlan } from '../rules/plan-of-day'

export interface Decision {
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

/** A plan for the same day takes the place of the one before. */
export async function writePlan(db: Db, plan: OwnPlan, { reason, by, at }: Decision): Promise<void> {
  await removePlan(db, plan)
  await db.run(sql`
    insert into session_plan (institution_id, service, kind, from_day, reason, decided_by, decided_at)
    values (${plan.institutionId}, ${plan.service}, ${plan.kind}, ${plan.from}, ${reason}, ${by}, ${at})`)
  await db.run(sql`
    insert into planned_session (institution_id, service, kind, from_day, weekday, starts, ends, capacity, audience, resource_id)
    select ${plan.institutionId}::bigint, ${plan.service}::text, ${plan.kind}::text, ${plan.from}::date, weekday, starts, ends, capacity, audience, "resourceId"
    from jsonb_to_recordset(${JSON.stringify(plan.sessions)}::jsonb)
      as s(weekday smallint, starts time, ends time, capacity smallint, audience text, "resourceId" bigint)`)
}

export const removePlan = (
  db: Db,
  plan: Pick<OwnPlan, 'institutionId' | 'service' | 'kind' | 'from'>,
): Promise<number> =>
  db.run(sql`
    delete from session_plan
    where institution_id = ${plan.institutionId} and service = ${plan.service} and kind = ${plan.kind} and from_day = ${plan.from}`)

export const writeSiteDay = (
  db: Db,
  at: { readonly institutionId: InstitutionId; readonly day: LocalDate; readonly open: boolean },
  decision: Decision,
): Promise<number> =>
  db.run(sql`
    insert into site_day (institution_id, day, open, reason, decided_by, decided_at)
    values (${at.institutionId}, ${at.day}, ${at.open}, ${decision.reason}, ${decision.by}, ${decision.at})
    on conflict (institution_id, day) do update set open = excluded.open, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at`)

export const removeSiteDay = (db: Db, institutionId: InstitutionId, day: LocalDate): Promise<number> =>
  db.run(sql`delete from site_day where institution_id = ${institutionId} and day = ${day}`)
