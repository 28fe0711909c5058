/** A class of home visits (访视) as data: who is in it, how often she is visited, what the form asks. */
import { z } from '../../../types/schema'
import { formItem } from '../../../types/visits'
import { visitRule } from './visit-rule'

/** Days from the anchor, or calendar months `3m` (clamped at the end of a month). */
const offset = z.union([
  z.int().check(z.gte(0), z.lte(400)),
  z.string().check(z.regex(/^([1-9]|1[0-2])m$/, '填写天数,或1m至12m')),
])
export type VisitOffset = z.infer<typeof offset>

/** One visit of a staged class; the window is counted from the dating LMP or the birth. */
const visitStep = z.strictObject({
  key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{2,30}$/)),
  title: z.string().check(z.minLength(1), z.maxLength(20)),
  anchor: z.enum(['LMP', 'BIRTH']),
  from: offset,
  to: offset,
  /** What this visit asks, when it is not what the class asks. */
  form: z.optional(z.array(formItem).check(z.minLength(1))),
})
export type VisitStep = z.infer<typeof visitStep>

export const visitClass = z.strictObject({
  class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  title: z.string().check(z.minLength(1), z.maxLength(20)),
  rule: visitRule,
  every: z.union([
    z.strictObject({ months: z.int().check(z.gte(1), z.lte(24)) }),
    z.strictObject({ stages: z.array(visitStep).check(z.minLength(1)) }),
  ]),
  form: z.array(formItem).check(z.minLength(1)),
})
export type VisitClass = z.infer<typeof visitClass>

/** What the visit of this step asks; nothing when the class is no longer configured. */
export function formOf(row: VisitClass | undefined, step: string): VisitClass['form'] {
  if (row === undefined) return []
  const steps = 'stages' in row.every ? row.every.stages : []
  return steps.find(({ key }) => key === step)?.form ?? row.form
}

export const visitClassTable = z
  .array(visitClass)
  .check(z.refine(rows => new Set(rows.map(row => row.class)).size === rows.length, '访视类别重复'))
