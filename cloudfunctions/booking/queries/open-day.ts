/** SQL of `openingOf` + `isOpen`: the institution's own decision (x) wins over the holiday table (h). */
import { sql } from '../../database/sql'

/** Needs `site_day x` and `holiday h` left-joined on the slot's day. */
export const dayIsOpen = sql`coalesce(x.open, h.kind is distinct from 'off')`
