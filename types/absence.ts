/** After repeated absence: booking at the counter only, for a while, and who may lift that. */
import { actions, resident, staff } from './action'
import { empty, localDate, personId, z } from './schema'

const pause = z.object({
  /** Sessions missed in the 90 days before. */
  missed: z.number(),
  /** The day from which she books for herself again. */
  again: localDate,
})

export const absenceActions = actions({
  'absence.mine': {
    summary: 'Whether the caller books at the counter only, why, and until when. Never for a pregnancy.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ pause: z.nullable(pause) }),
    errors: [],
  },
  'absence.view': {
    summary: 'The same of a person found today, for the clerk who may lift it.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ personId }),
    output: z.object({ pause: z.nullable(pause) }),
    errors: ['NOT_FOUND'],
  },
  'absence.lift': {
    summary: 'She may book for herself again at once; the reason is kept.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({
      personId,
      reason: z.string().check(z.trim(), z.minLength(2, '请写明原因'), z.maxLength(200, '最多200个字')),
    }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
})
