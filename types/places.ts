/** The line for a place in a programme's yearly budget (QUOTA_YEAR): first come, first told; a place is held for two days. */
import { actions, resident } from './action'
import { empty, instant, personId, programmeCode, z } from './schema'
import { voucher } from './vouchers'

const which = z.object({ programme: programmeCode, child: z.optional(personId) })

export const place = z.object({
  programme: programmeCode,
  title: z.string(),
  child: z.nullable(personId),
  joinedAt: instant,
  /** How many are before her; 0 when a place is held for her. */
  ahead: z.int(),
  /** Until when a place is held for her; null while she waits. */
  heldUntil: z.nullable(instant),
})
export type Place = z.infer<typeof place>

export const placeActions = actions({
  'places.wait': {
    summary: 'Claim the voucher if there is a place after all, or else join the line for one.',
    kind: 'write',
    access: resident,
    input: which,
    output: z.object({ voucher: z.nullable(voucher), ahead: z.nullable(z.int()) }),
    errors: [
      'NOT_FOUND',
      'PROXY_NOT_AUTH',
      'DUPLICATE_PERSON',
      'NOT_ELIGIBLE',
      'ALREADY_CLAIMED',
      'ALREADY_USED',
      'VOUCHER_REVOKED',
      'ALREADY_WAITING',
    ],
  },
  'places.leave': {
    summary: 'Leave the line, or give a held place to the next.',
    kind: 'write',
    access: resident,
    input: which,
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'places.mine': {
    summary: 'Lines in which the caller waits, and places that are held for her.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ items: z.array(place) }),
    errors: [],
  },
})
