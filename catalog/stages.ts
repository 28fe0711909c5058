/** The stage table: from the wedding to the child's sixth year and beyond, one row a thing to do. Data in stage-rows.json. */
import { serviceCode, z } from '../types/schema'
import type { Stage } from './city'
import rows from './stage-rows.json'

const offset = z.union([z.int(), z.string().check(z.regex(/^\d{1,3}[hdmy]$/))])
const words = (max: number) =>
  z.string().check(
    z.minLength(1),
    z.refine(text => [...text].length <= max, { error: `最多${max}个字` }),
  )

export const stageTable = z.array(
  z.strictObject({
    key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{2,30}$/)),
    anchor: z.enum(['MARRY', 'PLAN', 'LMP', 'BIRTH', 'DISCH', 'AGE']),
    from: offset,
    to: offset,
    gaLabel: words(20),
    what: words(40),
    where: words(30),
    note: z.optional(words(30)),
    urgency: z.enum(['U1', 'U2', 'U3', 'U4', 'staff']),
    /** Subscribe-message field `thing`: more is refused by WeChat with 47003. */
    thing: z.nullable(words(20)),
    /** With the signature, one SMS of 70 characters. */
    sms: z.nullable(words(60)),
    smsWithoutVoucher: z.optional(words(60)),
    voucher: z.nullable(z.string()),
    service: z.optional(serviceCode),
    repeatEveryDays: z.optional(z.int().check(z.gte(1))),
    everyCalendarYear: z.optional(z.boolean()),
    singleton: z.optional(z.boolean()),
    mother: z.optional(z.boolean()),
    girls: z.optional(z.boolean()),
    onlyAfter: z.optional(
      z.strictObject({ screening: z.enum(['hearing']), failed: z.int().check(z.gte(1)) }),
    ),
    onlyWithVoucher: z.optional(z.boolean()),
  }),
)

/** @throws when a row of the file does not hold what the type says */
const parsed = stageTable.parse(rows)
// zod's optional fields may be undefined; JSON has no undefined, so they are there or not.
export const stages: readonly Stage[] = parsed as readonly Stage[]
