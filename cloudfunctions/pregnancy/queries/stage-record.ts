/** What the records say about the stages of a pregnancy: vouchers used, visits booked and made. */
import type { PersonId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql } from '../../database/sql'
import type { StageRecord } from '../../reminders/rules/done'

export const stageFacts = (
  db: Db,
  personId: PersonId,
): Promise<
  Pick<StageRecord, 'visits'> & {
    readonly vouchers: readonly (StageRecord['vouchers'][number] & { readonly person: string })[]
    readonly eligible: string
  }
> =>
  db.one(sql`
    select (select coalesce(jsonb_agg(jsonb_build_object('programme', v.programme, 'state', v.state, 'subject', v.subject,
                                                      'person', v.person_id::text)), '[]')
            from voucher v where v.person_id = ${personId} or v.partner_id = ${personId} or v.claimed_by = ${personId}) as vouchers,
           (select coalesce(jsonb_agg(jsonb_build_object('service', t.service, 'state', t.state, 'day', s.day)), '[]')
            from attendance t
            join appointment a on a.institution_id = t.institution_id and a.appointment_id = t.appointment_id
            join slot s on s.institution_id = a.institution_id and s.slot_id = a.slot_id
            where t.person_id = ${personId} and t.state in ('booked', 'checked_in')) as visits,
           coalesce((select e.eligible from person_fact e where e.person_id = ${personId}), 0) as eligible`)
