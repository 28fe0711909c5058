/** A claimed voucher is taken back by the authority, with a reason; its holder may ask for one review by somebody else. */
import { actions, resident, staff } from './action'
import { empty, instant, localDate, pageInput, pageOutput, personId, voucherId, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const revocationId = id.brand<'RevocationId'>()
export type RevocationId = z.infer<typeof revocationId>

const words = (missing: string) =>
  z.string().check(z.trim(), z.minLength(4, missing), z.maxLength(200, '最多200个字'))

export const revocationActions = actions({
  'revocations.held': {
    summary: 'Vouchers in hand of a person found today, for a manager who may take one back.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ personId }),
    output: z.object({
      items: z.array(
        z.object({
          voucherId,
          title: z.string(),
          validUntil: localDate,
          booked: z.boolean(),
          forTwo: z.boolean(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  'revocations.revoke': {
    summary: 'Take a claimed voucher back, in words that its holder reads. Its place in the budget is free.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ personId, voucherId, reason: words('请写明原因,本人可以看到') }),
    output: empty,
    errors: ['NOT_FOUND', 'VOUCHER_CLOSED'],
  },
  'revocations.list': {
    summary: 'Reviews that wait for somebody other than who took the voucher back, oldest first.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          revocationId,
          title: z.string(),
          /** Masked. */
          names: z.array(z.string()),
          reason: z.string(),
          revokedAt: instant,
          review: z.string(),
          askedAt: instant,
          /** The caller took it back, so somebody else decides. */
          mine: z.boolean(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'revocations.decide': {
    summary:
      'Decide a review: restored, with the days that it was out of use added, never beyond the window of the examination; or upheld.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ revocationId, restore: z.boolean(), answer: words('请写明答复,本人可以看到') }),
    output: empty,
    errors: ['NOT_FOUND', 'REVIEW_SAME_PERSON', 'VOUCHER_CLOSED', 'EXPIRED_VOUCHER', 'QUOTA_YEAR'],
  },
  'vouchers.revocation': {
    summary: 'Why a voucher of the caller was taken back, and where her review stands.',
    kind: 'read',
    access: resident,
    input: z.object({ voucherId }),
    output: z.object({
      reason: z.string(),
      at: instant,
      review: z.nullable(z.object({ words: z.string(), at: instant })),
      /** Of a review that was upheld. */
      answer: z.nullable(z.string()),
    }),
    errors: ['NOT_FOUND'],
  },
  'vouchers.review': {
    summary: 'Ask once that somebody else looks at a voucher that was taken back.',
    kind: 'write',
    access: resident,
    input: z.object({ voucherId, words: words('请写明理由') }),
    output: empty,
    errors: ['NOT_FOUND', 'REVIEW_ASKED'],
  },
})
