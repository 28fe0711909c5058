/** A redemption by mistake, taken back by two people. */
import { actions, staff } from './action'
import { instant, pageInput, pageOutput, voucherId, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const reversalId = id.brand<'ReversalId'>()
export type ReversalId = z.infer<typeof reversalId>

const what = {
  title: z.string(),
  /** Masked. */
  names: z.array(z.string()),
  redeemedAt: instant,
}
const reason = z.string().check(z.trim(), z.minLength(2, '请写明原因'), z.maxLength(200, '最多200个字'))

export const reversalActions = actions({
  'reversals.redeemed': {
    summary: 'What this institution redeemed in the last seven days, and whether it is being taken back.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(z.object({ voucherId, ...what, asked: z.boolean() })), ...pageOutput }),
    errors: [],
  },
  'reversals.ask': {
    summary: 'Say that a redemption was a mistake; it holds until a second person agrees.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ voucherId, reason }),
    output: z.object({ reversalId }),
    errors: ['NOT_FOUND', 'REVERSAL_OPEN'],
  },
  'reversals.list': {
    summary: 'Reversals that wait: of the clerk’s institution, or of the manager’s division.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          reversalId,
          ...what,
          institution: z.string(),
          reason: z.string(),
          askedAt: instant,
          askedBy: z.string(),
          /** The caller asked for it, so somebody else decides. */
          mine: z.boolean(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'reversals.decide': {
    summary:
      'A second person agrees: the voucher can be used again, or closes when its ground is gone. Or refuses: nothing changes.',
    kind: 'write',
    access: staff('clerk', 'manager'),
    input: z.object({ reversalId, approve: z.boolean() }),
    output: z.object({ state: z.enum(['approved', 'refused']) }),
    errors: ['NOT_FOUND', 'REVERSAL_SAME_PERSON', 'REVERSAL_LATE'],
  },
})
