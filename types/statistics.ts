/** Figures of vouchers: how many were offered, claimed, redeemed, expired, and the rates made of them. */
import { actions, staff } from './action'
import { programmeCode, z } from './schema'
import { month } from './settlement'

/** Null: fewer than ten of a programme about which nobody may learn of few (domain F3). */
const count = z.nullable(z.int())
const share = z.object({ part: count, whole: count })

export const dimension = z.enum(['programme', 'town', 'institution', 'month'])
export type Dimension = z.infer<typeof dimension>

const asked = z.object({ from: month, to: month, by: dimension, programme: z.optional(programmeCode) })

export const statisticsActions = actions({
  'statistics.vouchers': {
    summary: 'Vouchers of a span of months by programme, town, institution or month.',
    kind: 'read',
    access: staff('manager', 'administrator'),
    input: asked,
    output: z.object({
      /** Which version of the formulas counted. */
      formulas: z.string(),
      rows: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          /** Of the programme that is in force, when the row is one. */
          version: z.nullable(z.int()),
          offered: count,
          claimed: count,
          /** For an appointment; each voucher once. */
          booked: count,
          redeemed: count,
          /** Whose result a doctor released. */
          resulted: count,
          expired: count,
          /** 核销率: of those whose days ended in the span, how many were redeemed. */
          used: share,
          /** 合规率: of those redeemed, how many within the window of the programme. */
          inWindow: share,
        }),
      ),
    }),
    errors: [],
  },
  'statistics.export': {
    summary: 'The same figures as a file for a spreadsheet, with the version of the formulas.',
    kind: 'read',
    access: staff('manager', 'administrator'),
    input: z.object({ ...asked.shape, format: z.enum(['csv', 'xlsx']) }),
    output: z.object({
      name: z.string(),
      type: z.string(),
      /** Base64. */
      content: z.string(),
    }),
    errors: [],
  },
})
