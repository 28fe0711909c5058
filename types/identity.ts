/** Accounts, verification against the population, partner links, consent. */
import { account, actions, anyone, resident } from './action'
import { empty, instant, localDate, personId, z } from './schema'

export const me = z.object({
  signedIn: z.boolean(),
  /** Masked name of the linked person (「王*明」), null until verified. */
  name: z.nullable(z.string()),
  personId: z.nullable(personId),
  sex: z.nullable(z.enum(['male', 'female', 'unknown'])),
  partner: z.object({
    state: z.enum(['none', 'invited', 'linked']),
    name: z.nullable(z.string()),
    linkedAt: z.nullable(instant),
  }),
  staff: z.nullable(
    z.object({
      role: z.enum(['clerk', 'health_worker', 'manager', 'administrator', 'doctor']),
      displayName: z.string(),
      institution: z.nullable(z.string()),
    }),
  ),
  consents: z.array(z.string()),
  /** The menu of family services is hers. */
  familyServices: z.boolean(),
  today: localDate,
  /** `visits`: the city has classes of home visits. */
  city: z.object({ code: z.string(), name: z.string(), phone: z.string(), visits: z.boolean() }),
})
export type Me = z.infer<typeof me>

export const consentPurpose = z.enum([
  'sms',
  'results_online',
  'share_partner',
  'share_village',
  'statistics',
])
export type ConsentPurpose = z.infer<typeof consentPurpose>

export const invitation = z.object({
  code: z.string(),
  inviterName: z.string(),
  state: z.enum(['open', 'accepted', 'declined', 'withdrawn', 'expired']),
  expiresAt: instant,
})
export type Invitation = z.infer<typeof invitation>

const docType = z.enum(['resident_id', 'permanent_resident', 'hmt_permit', 'passport'])

export const identityActions = actions({
  'identity.me': {
    summary: 'Who is signed in, with what is linked to the account.',
    kind: 'read',
    access: anyone,
    input: empty,
    output: me,
    errors: [],
  },
  'identity.verify': {
    summary: 'Link the account to one person of the population by name and identity number.',
    kind: 'write',
    access: account,
    input: z.object({
      name: z.string().check(z.trim(), z.minLength(1, '请填写姓名'), z.maxLength(50, '姓名过长')),
      docType,
      number: z.string().check(z.trim(), z.minLength(5, '请填写证件号码'), z.maxLength(30, '证件号码过长')),
    }),
    output: me,
    errors: ['ID_MISMATCH', 'ID_TYPE_UNSUPPORTED', 'DUPLICATE_PERSON', 'TOO_MANY_TRIES', 'ALREADY_LINKED'],
  },
  'identity.invitePartner': {
    summary:
      'Make an invitation that the partner confirms in his or her own account; a second call returns the open one.',
    kind: 'write',
    access: resident,
    input: empty,
    output: invitation,
    errors: ['ALREADY_LINKED'],
  },
  'identity.withdrawInvitation': {
    summary: 'Withdraw the open invitation.',
    kind: 'write',
    access: resident,
    input: empty,
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'identity.invitation': {
    summary: 'Look at an invitation by its code before answering.',
    kind: 'read',
    access: account,
    input: z.object({ code: z.string().check(z.minLength(8), z.maxLength(40)) }),
    output: invitation,
    errors: ['INVITATION_UNKNOWN'],
  },
  'identity.answerInvitation': {
    summary: 'Confirm or decline an invitation; confirming links the two as a couple.',
    kind: 'write',
    access: resident,
    input: z.object({ code: z.string().check(z.minLength(8), z.maxLength(40)), accept: z.boolean() }),
    output: me,
    errors: [
      'INVITATION_UNKNOWN',
      'INVITATION_CLOSED',
      'ALREADY_LINKED',
      'OWN_INVITATION',
      'PARTNER_DIFFERS',
    ],
  },
  'identity.unlinkPartner': {
    summary: 'End the link in the app. The other is not notified (domain H42); a civil affairs record stays.',
    kind: 'write',
    access: resident,
    input: empty,
    output: me,
    errors: ['NOT_FOUND'],
  },
  'identity.consents': {
    summary: 'The consent ledger of the caller.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({
      items: z.array(z.object({ purpose: consentPurpose, granted: z.boolean(), since: z.nullable(instant) })),
    }),
    errors: [],
  },
  'identity.setConsent': {
    summary: 'Give or withdraw one consent; withdrawing is as easy as giving (PIPL art. 15).',
    kind: 'write',
    access: resident,
    input: z.object({ purpose: consentPurpose, granted: z.boolean() }),
    output: z.object({ purpose: consentPurpose, granted: z.boolean() }),
    errors: [],
  },
  'identity.readers': {
    summary: 'Who opened or changed my record, or that of a child of mine.',
    kind: 'read',
    access: resident,
    input: z.object({ cursor: z.optional(z.string().check(z.maxLength(200))) }),
    output: z.object({
      items: z.array(
        z.object({
          at: instant,
          who: z.string(),
          what: z.string(),
          /** Masked name of the child whose record it was; null for her own. */
          child: z.nullable(z.string()),
        }),
      ),
      next: z.nullable(z.string()),
    }),
    errors: [],
  },
})
