/** E-vouchers (电子券): claim, show, look at, redeem. */
import { actions, resident, staff } from './action'
import {
  empty,
  instant,
  localDate,
  pageInput,
  pageOutput,
  personId,
  programmeCode,
  voucherId,
  z,
} from './schema'

export const voucher = z.object({
  voucherId,
  programme: programmeCode,
  title: z.string(),
  state: z.enum(['claimed', 'redeemed', 'expired', 'closed', 'revoked', 'reversed']),
  /** Where a claimed one (booked) or a redeemed one (resulted, settled) stands. */
  step: z.nullable(z.enum(['booked', 'resulted', 'settled'])),
  validFrom: localDate,
  validUntil: localDate,
  /** Last day on which the examination itself is of use; null when no date ends it. */
  windowUntil: z.nullable(localDate),
  /** The last day that one press would give it; null when it cannot be extended. */
  extendsTo: z.nullable(localDate),
  claimedAt: instant,
  forCouple: z.boolean(),
  /** True when the partner claimed it. */
  claimedByPartner: z.boolean(),
  /** Masked name of the child that it is for; null when it is for herself or the couple. */
  childName: z.nullable(z.string()),
  freeItems: z.array(z.string()),
  redeemed: z.nullable(z.object({ at: instant, institution: z.string() })),
})
export type Voucher = z.infer<typeof voucher>

const byId = z.object({ voucherId })
const typedOrScanned = z.object({
  code: z.string().check(z.trim(), z.minLength(8, '请输入完整的券码'), z.maxLength(400)),
})

/** What the desk sees before it redeems. */
export const deskView = z.object({
  voucherId,
  programme: programmeCode,
  title: z.string(),
  /** Masked names of the one or two people it is for. */
  names: z.array(z.string()),
  freeItems: z.array(z.string()),
  validUntil: localDate,
  allowed: z.boolean(),
  /** Why not, complete, in words for the clerk. */
  refusals: z.array(z.object({ code: z.string(), text: z.string() })),
  firstRedemption: z.nullable(z.object({ at: instant, institution: z.string() })),
})
export type DeskView = z.infer<typeof deskView>

export const voucherActions = actions({
  'vouchers.claim': {
    summary:
      'Claim the voucher of a programme, for herself or a child of hers: once per couple, pregnancy, child or period, within the budget.',
    kind: 'write',
    access: resident,
    input: z.object({ programme: programmeCode, child: z.optional(personId) }),
    output: voucher,
    errors: [
      'NOT_FOUND',
      'PROXY_NOT_AUTH',
      'DUPLICATE_PERSON',
      'NOT_ELIGIBLE',
      'ALREADY_CLAIMED',
      'ALREADY_USED',
      'VOUCHER_REVOKED',
      'QUOTA_YEAR',
    ],
  },
  'vouchers.mine': {
    summary: 'Vouchers of the caller and of the couple, active first.',
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(voucher), ...pageOutput }),
    errors: [],
  },
  'vouchers.get': {
    summary: 'One voucher of the caller or the couple.',
    kind: 'read',
    access: resident,
    input: byId,
    output: voucher,
    errors: ['NOT_FOUND'],
  },
  'vouchers.code': {
    summary: 'A signed code for the QR, good for 60 s, and the typed code as fallback.',
    kind: 'read',
    access: resident,
    input: byId,
    output: z.object({ qr: z.string(), typed: z.string(), expiresAt: instant }),
    errors: ['NOT_FOUND', 'VOUCHER_CLOSED'],
  },
  'vouchers.extend': {
    summary:
      'Extend a voucher once, in its last week or within a month of its end, never beyond the window of the examination.',
    kind: 'write',
    access: resident,
    input: byId,
    output: voucher,
    errors: [
      'NOT_FOUND',
      'EXTENSION_OVER',
      'ALREADY_CLAIMED',
      'ALREADY_USED',
      'VOUCHER_REVOKED',
      'QUOTA_YEAR',
    ],
  },
  'desk.look': {
    summary: 'What a scanned or typed voucher code is for, and whether it may be redeemed here and now.',
    kind: 'read',
    access: staff('clerk'),
    input: typedOrScanned,
    output: deskView,
    errors: ['CODE_UNKNOWN', 'CODE_FORGED', 'CODE_OTHER_CITY', 'CODE_REPLACED', 'CODE_STALE'],
  },
  'desk.redeem': {
    summary: 'Redeem once. A second attempt answers when and where the first was.',
    kind: 'write',
    access: staff('clerk'),
    input: typedOrScanned,
    output: deskView,
    errors: [
      'CODE_UNKNOWN',
      'CODE_FORGED',
      'CODE_OTHER_CITY',
      'CODE_REPLACED',
      'CODE_STALE',
      'ALREADY_REDEEMED',
      'EXPIRED_VOUCHER',
      'NO_LONGER_ELIGIBLE',
      'SITE_NO_CAPABILITY',
      'VOUCHER_CLOSED',
    ],
  },
  'desk.refusedScans': {
    summary:
      'Codes that were refused at the desks of the institution, or of the division, in the last 30 days.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          refusalId: z.string(),
          at: instant,
          institution: z.string(),
          reason: z.string(),
          text: z.string(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'desk.redeemed': {
    summary: 'What this institution redeemed today.',
    kind: 'read',
    access: staff('clerk'),
    input: empty,
    output: z.object({
      count: z.number(),
      items: z.array(z.object({ at: instant, title: z.string(), names: z.array(z.string()) })),
    }),
    errors: [],
  },
})
