/** SQL of `openingOf` + `isOpen`: the institution's own decision (x) wins over the holiday table (h). */
import { sql, type Query } from '../../database/sql'

/** Needs `slot s`, and `site_day x` and `holiday h` left-joined on its day. A session that was given up is not open on any day. */
export const dayIsHeld = sql`(s.taking and coalesce(x.open, h.kind is distinct from 'off'))`

/** Its places are given by tickets first, and that has not been done yet. Needs `slot s`. */
export const awaitsTickets = sql`exists (
  select 1 from appointment_release r
  where r.institution_id = s.institution_id and r.service = s.service and r.day = s.day and r.opened_at is null)`

/** Held, and everybody may book it. */
export const dayIsOpen = sql`(${dayIsHeld} and not ${awaitsTickets})`

/** Needs `slot s`. @param people who come: 1, or 2 for a couple */
export const admits = (people: number): Query =>
  sql`(case s.audience when 'women' then ${people}::int = 1 when 'couples' then ${people}::int = 2 else true end)`

/** It is not for women only, or all who would come are women. Needs `slot s`, and who would come as `w.person_id`, `w.partner_id`. */
export const womenOnlyKept = sql`
  (s.audience <> 'women' or (select bool_and(p.sex = 2) from person p where p.person_id in (w.person_id, w.partner_id)))`

/** The same needs: the session is for them. */
export const admitsThem = sql`(${womenOnlyKept} and (s.audience <> 'couples' or w.partner_id is not null))`
