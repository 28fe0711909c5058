/** All that the gate and the texts need to know about the people of a batch, in one statement. */
import type { Instant, LocalDate, MessageId, VoucherId } from '../../../types/schema'
import type { Db } from '../../database/db'
import { sql, type Query } from '../../database/sql'
import type { ToldBirth } from '../rules/told-birth'
import { birthsJson } from './births'
import type { MessageKey } from './outbox'

export interface SendingFacts {
  readonly message_id: MessageId
  readonly alive: boolean
  readonly resident: boolean
  readonly birth_date: LocalDate | null
  readonly phone_sealed: Buffer | null
  readonly phone_shared: boolean
  readonly held: boolean
  readonly special_family: boolean
  /** `MM-DD` on which the family wants no message. */
  readonly quiet_days: readonly string[]
  readonly pregnancy_state: string | null
  readonly dating_version: number | null
  readonly edd: LocalDate | null
  readonly fetuses: number | null
  readonly booklet_on: LocalDate | null
  readonly scanned: boolean
  readonly sms_consent: boolean
  readonly account_key: string | null
  readonly openid_sealed: Buffer | null
  /** Granted and not used, by template. */
  readonly credits: Readonly<Record<string, number>>
  readonly sent_today: number
  readonly sent_in_seven_days: number
  /** Mask of programme ordinals, decimal. */
  readonly eligible: string
  readonly vouchers: readonly {
    readonly programme: string
    readonly state: string
    readonly subject: string
    readonly id: VoucherId
    readonly until: LocalDate
    /** Whose it is: hers, her partner's, a child's. */
    readonly person: string
  }[]
  /** Only for a message about what follows a birth. */
  readonly births: readonly ToldBirth[]
  readonly planned_on: LocalDate | null
  readonly pregnant: boolean
  readonly visits: readonly {
    readonly service: string
    readonly day: LocalDate
    readonly state: string
  }[]
  readonly village: string
  /** What she asked to hear nothing of for now: until that day, or with this pregnancy or for good when null. */
  readonly quiet: readonly { readonly topic: string; readonly until: LocalDate | null }[]
  /** The way that she prefers, since an answer of hers. */
  readonly preferred: 'wechat' | 'sms' | 'phone' | null
}

export interface FactsAt {
  readonly today: LocalDate
  readonly todayStarts: Instant
  readonly weekStarts: Instant
}

/** Over `q`, a strategy applied, and `m`, a message: in force on this day. A topic of a pregnancy is closed for that one only. */
export const quietFor = (day: LocalDate): Query => sql`
  q.does in ('snooze', 'close') and q.undone_at is null and (q.until is null or q.until > ${day}::date)
  and (q.pregnancy_id is null or q.pregnancy_id = m.pregnancy_id)`

/** One row a message. What a couple holds counts for both. */
export const sendingFacts = (db: Db, keys: readonly MessageKey[], at: FactsAt): Promise<SendingFacts[]> =>
  db.many<SendingFacts>(sql`
    select m.message_id, p.died_on is null as alive,
           p.moved_out_on is null or p.moved_out_on > ${at.today}::date as resident, p.birth_date, p.phone_sealed,
           (select count(*) from (select 1 from person q where q.phone_index = p.phone_index and q.died_on is null limit 2) s) > 1
             as phone_shared,
           exists (select 1 from message_hold h where h.person_id = m.person_id and h.ends_at is null) as held,
           exists (select 1 from hardship h where h.person_id = m.person_id and h.category = 'special_family'
                   and h.certified_on <= ${at.today}::date and (h.ends_on is null or h.ends_on >= ${at.today}::date)) as special_family,
           array(select q.month_day from quiet_day q where q.person_id = m.person_id) as quiet_days,
           g.state as pregnancy_state, g.dating_version, g.edd, g.fetuses, g.booklet_on,
           g.dating_method in ('US_T1', 'US_T2') or exists (
             select 1 from pregnancy_dating s
             where s.person_id = g.person_id and s.pregnancy_id = g.pregnancy_id and s.scan_on is not null) as scanned,
           exists (select 1 from consent c where c.person_id = m.person_id and c.purpose = 'sms' and c.withdrawn_at is null)
             as sms_consent,
           a.account_key, a.openid_sealed,
           (select coalesce(jsonb_object_agg(c.template, c.granted - c.used), '{}') from subscription_credit c
            where c.person_id = m.person_id) as credits,
           (select count(*)::int from message s where s.person_id = m.person_id and s.state in ('sent', 'outcome_unknown')
            and s.sent_at >= ${at.todayStarts}::timestamptz) as sent_today,
           (select count(*)::int from message s where s.person_id = m.person_id and s.state in ('sent', 'outcome_unknown')
            and s.sent_at >= ${at.weekStarts}::timestamptz) as sent_in_seven_days,
           coalesce((select e.eligible from person_fact e where e.person_id = m.person_id), 0) as eligible,
           (select coalesce(jsonb_agg(jsonb_build_object('programme', v.programme, 'state', v.state, 'subject', v.subject, 'id', v.voucher_id::text,
                                                      'until', v.valid_until, 'person', v.person_id::text)), '[]')
            from voucher v where v.person_id = m.person_id or v.partner_id = m.person_id or v.claimed_by = m.person_id) as vouchers,
           (select coalesce(jsonb_agg(jsonb_build_object('service', t.service, 'state', t.state, 'day', s.day)), '[]')
            from attendance t
            join appointment ap on ap.institution_id = t.institution_id and ap.appointment_id = t.appointment_id
            join slot s on s.institution_id = ap.institution_id and s.slot_id = ap.slot_id
            where t.person_id = m.person_id and t.state in ('booked', 'checked_in')) as visits,
           case when m.kind = 'reminder' and m.pregnancy_id is null then ${birthsJson(sql`m.person_id`)} else '[]' end as births,
           p.plans_pregnancy_on as planned_on,
           exists (select 1 from pregnancy o where o.person_id = m.person_id and o.state = 'ongoing') as pregnant,
           rpad(coalesce(p.residence_village, p.hukou_village, 0)::text, 12, '0') as village,
           (select coalesce(jsonb_agg(jsonb_build_object('topic', q.topic, 'until', q.until)), '[]') from strategy_application q
            where q.person_id = m.person_id and ${quietFor(at.today)}) as quiet,
           (select q.use_channel from strategy_application q
            where q.person_id = m.person_id and q.does = 'channel' and q.undone_at is null
            order by q.application_id desc limit 1) as preferred
    from unnest(${keys.map(key => key.person_id)}::bigint[], ${keys.map(key => key.message_id)}::bigint[]) as i(person_id, message_id)
    join message m on m.person_id = i.person_id and m.message_id = i.message_id
    join person p on p.person_id = m.person_id
    left join pregnancy g on g.person_id = m.person_id and g.pregnancy_id = m.pregnancy_id
    left join lateral (
      select k.account_key, w.openid_sealed from account k join account_openid w on w.account_key = k.account_key
      where k.person_id = m.person_id order by k.verified_at desc limit 1) a on true`)
