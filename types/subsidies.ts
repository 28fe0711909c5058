/** Applications for subsidies: papers, review, publicity with masked names, decision by somebody else, payment, appeal. */
import { account, actions, anyone, resident, staff } from './action'
import { empty, instant, localDate, pageInput, pageOutput, programmeCode, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const applicationId = id.brand<'ApplicationId'>()
export type ApplicationId = z.infer<typeof applicationId>
export const objectionId = id.brand<'ObjectionId'>()
export type ObjectionId = z.infer<typeof objectionId>

/** What is applied for; the rest of each is in catalog/subsidies.ts. */
export const subsidyProgrammes = ['S_POOR_DELIVERY', 'S_HRP_AID', 'S_ART'] as const
export type SubsidyProgramme = (typeof subsidyProgrammes)[number]
export const isSubsidy = (programme: string): programme is SubsidyProgramme =>
  subsidyProgrammes.some(code => code === programme)

/**
 * | state     | who moves it on                      | to                                |
 * | submitted | town officer                         | returned, reviewed, refused       |
 * | returned  | applicant                            | submitted                         |
 * | reviewed  | manager, not the reviewer            | approved, refused                 |
 * | approved  | manager                              | paid                              |
 * | refused   | applicant, once                      | appealed                          |
 * | appealed  | manager, not who refused             | submitted, refused                |
 * Withdrawn by the applicant from submitted, returned and reviewed. Reviewed is public until `publicUntil` where the
 * programme is published.
 */
export const subsidyState = z.enum([
  'submitted',
  'returned',
  'reviewed',
  'approved',
  'paid',
  'refused',
  'appealed',
  'withdrawn',
])
export type SubsidyState = z.infer<typeof subsidyState>

export const subsidyRefusal = z.enum([
  'not_certified_then',
  'too_late',
  'not_local',
  'papers_differ',
  'other',
])
export type SubsidyRefusal = z.infer<typeof subsidyRefusal>

const words = (missing: string) =>
  z.string().check(z.trim(), z.minLength(4, missing), z.maxLength(200, '最多200个字'))
const paper = z.string().check(z.maxLength(40))
/** Fen. */
const amount = z.int().check(z.gte(1, '请填写金额'), z.lte(100_000_000))
const which = z.object({ applicationId })
const claimed = {
  eventOn: localDate,
  bankAccount: z.string().check(z.trim(), z.regex(/^\d{12,21}$/, '请填写12至21位银行卡号')),
  holder: z.string().check(z.trim(), z.minLength(2, '请填写户名'), z.maxLength(40)),
}

const application = {
  applicationId,
  number: z.string(),
  programme: programmeCode,
  title: z.string(),
  state: subsidyState,
  /** 分娩日期, 出院日期, 治疗日期 */
  event: z.string(),
  eventOn: localDate,
  accountLast4: z.string(),
  /** Found by the reviewer, in fen. */
  amount: z.nullable(z.number()),
  publicUntil: z.nullable(localDate),
  dueOn: localDate,
  /** atCounter: registered as evidence before the review. */
  papers: z.array(z.object({ paper: z.string(), seen: z.boolean(), atCounter: z.boolean() })),
  steps: z.array(
    z.object({
      to: subsidyState,
      at: instant,
      reason: z.nullable(subsidyRefusal),
      papers: z.array(z.string()),
      words: z.nullable(z.string()),
    }),
  ),
}
export const ownApplication = z.object({ ...application, canAppeal: z.boolean() })
export type OwnApplication = z.infer<typeof ownApplication>

export const deskApplication = z.object({
  ...application,
  /** Masked. */
  name: z.string(),
  /** The most that may be given, in fen. */
  cost: z.number(),
  checks: z.object({
    /** On the day of the event; null where the programme asks for no category. */
    certified: z.nullable(z.boolean()),
    inTime: z.boolean(),
    /** Of the births on record, the one nearest to the event. */
    birthOn: z.nullable(localDate),
    holderMatches: z.boolean(),
    /** Fen that she must have paid herself at least; null where that is not asked. */
    selfPayAbove: z.nullable(z.number()),
    /** Why the record of today would say no. */
    reasons: z.array(z.string()),
  }),
  /** For the manager who pays. */
  bank: z.nullable(z.object({ account: z.string(), holder: z.string() })),
  objections: z.array(
    z.object({ objectionId, said: z.string(), madeAt: instant, answer: z.nullable(z.string()) }),
  ),
  /** The caller did the step before, so somebody else does this one. */
  mine: z.boolean(),
})
export type DeskApplication = z.infer<typeof deskApplication>

export const subsidyActions = actions({
  'subsidies.mine': {
    summary: 'What the caller may apply for, and her applications.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({
      offered: z.array(
        z.object({
          programme: programmeCode,
          title: z.string(),
          summary: z.string(),
          window: z.string(),
          documents: z.array(z.string()),
          event: z.string(),
          published: z.boolean(),
          /** A birth on record, to begin with. */
          birthOn: z.nullable(localDate),
        }),
      ),
      items: z.array(
        z.object({ applicationId, title: z.string(), state: subsidyState, submittedAt: instant }),
      ),
    }),
    errors: [],
  },
  'subsidies.get': {
    summary: 'One application of the caller with its papers and steps.',
    kind: 'read',
    access: resident,
    input: which,
    output: ownApplication,
    errors: ['NOT_FOUND'],
  },
  'subsidies.apply': {
    summary: 'Apply for a subsidy; a missing paper is no obstacle, it is seen at the counter.',
    kind: 'write',
    access: resident,
    input: z.object({ programme: programmeCode, ...claimed }),
    output: which,
    errors: ['NOT_FOUND', 'SUBSIDY_NOT_NOW', 'SUBSIDY_TOO_LATE', 'SUBSIDY_OPEN', 'DATE_IMPLAUSIBLE'],
  },
  'subsidies.resubmit': {
    summary: 'Hand in again what was returned.',
    kind: 'write',
    access: resident,
    input: z.object({ applicationId, ...claimed }),
    output: empty,
    errors: [
      'NOT_FOUND',
      'SUBSIDY_STATE',
      'SUBSIDY_NOT_NOW',
      'SUBSIDY_OPEN',
      'SUBSIDY_TOO_LATE',
      'DATE_IMPLAUSIBLE',
    ],
  },
  'subsidies.withdraw': {
    summary: 'Take an application back before it is decided.',
    kind: 'write',
    access: resident,
    input: which,
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE'],
  },
  'subsidies.appeal': {
    summary: 'Ask once that somebody else looks at a refusal.',
    kind: 'write',
    access: resident,
    input: z.object({ applicationId, words: words('请写明理由') }),
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE', 'REVIEW_ASKED', 'SUBSIDY_OPEN'],
  },
  'subsidies.queue': {
    summary:
      'Applications of the caller’s division by deadline. A village has none: there everybody knows everybody.',
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: z.object({ queue: z.enum(['review', 'decide', 'pay', 'appeals']), ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          applicationId,
          number: z.string(),
          name: z.string(),
          title: z.string(),
          dueOn: localDate,
          late: z.boolean(),
          /** Public until this day. */
          publicUntil: z.nullable(localDate),
          objections: z.number(),
        }),
      ),
      ...pageOutput,
    }),
    errors: ['FORBIDDEN'],
  },
  'subsidies.open': {
    summary: 'One application with what the record says of it; the opening is logged.',
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: which,
    output: deskApplication,
    errors: ['NOT_FOUND'],
  },
  'subsidies.giveBack': {
    summary:
      'Return it with the complete list of missing papers. A second return may not name others without a manager’s reason.',
    kind: 'write',
    access: staff('health_worker', 'manager'),
    input: z.object({
      applicationId,
      papers: z.array(paper).check(z.minLength(1, '请选择缺少的材料'), z.maxLength(20)),
      words: z.optional(words('请写明说明')),
      supervisorReason: z.optional(words('请写明理由')),
    }),
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE', 'SECOND_NOTICE'],
  },
  'subsidies.review': {
    summary:
      'All papers were seen and the facts agree: the amount is proposed, and published where the programme is.',
    kind: 'write',
    access: staff('health_worker', 'manager'),
    input: z.object({
      applicationId,
      seen: z.array(paper).check(z.maxLength(20)),
      amount,
      /** The bank card was compared where its holder has another name on record. */
      holderChecked: z.boolean(),
      /** Fen by the settlement list, where `checks.selfPayAbove` asks for it. */
      selfPay: z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000))),
    }),
    output: empty,
    errors: [
      'NOT_FOUND',
      'SUBSIDY_STATE',
      'SUBSIDY_PAPERS',
      'SUBSIDY_ACCOUNT',
      'SUBSIDY_AMOUNT',
      'SUBSIDY_SELF_PAY',
    ],
  },
  'subsidies.refuse': {
    summary:
      'Refuse with a reason that the applicant reads: the officer before the review, a manager after it.',
    kind: 'write',
    access: staff('health_worker', 'manager'),
    input: z.object({ applicationId, reason: subsidyRefusal, words: words('请写明原因,本人可以看到') }),
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE', 'SUBSIDY_SAME_PERSON', 'SUBSIDY_IN_PUBLICITY'],
  },
  'subsidies.approve': {
    summary: 'A manager who did not review it approves it, after the publicity and with no objection open.',
    kind: 'write',
    access: staff('manager'),
    input: which,
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE', 'SUBSIDY_SAME_PERSON', 'SUBSIDY_IN_PUBLICITY', 'QUOTA_YEAR'],
  },
  'subsidies.pay': {
    summary: 'It was paid by the bank under this reference. No money moves here.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({
      applicationId,
      reference: z.string().check(z.trim(), z.minLength(4, '请填写支付凭证号'), z.maxLength(40)),
    }),
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE'],
  },
  'subsidies.settleAppeal': {
    summary: 'A manager who did not refuse it decides the appeal: looked at anew, or the refusal stands.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ applicationId, reopen: z.boolean(), answer: words('请写明答复,本人可以看到') }),
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_STATE', 'SUBSIDY_SAME_PERSON'],
  },
  'subsidies.public': {
    summary: 'Applications in publicity: number, masked name, town, programme, amount. For anybody.',
    kind: 'read',
    access: anyone,
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          applicationId,
          number: z.string(),
          name: z.string(),
          town: z.string(),
          title: z.string(),
          amount: z.number(),
          publicUntil: localDate,
        }),
      ),
      phone: z.string(),
      ...pageOutput,
    }),
    errors: [],
  },
  'subsidies.object': {
    summary: 'Say something against an application in publicity. Who said it is not told to the applicant.',
    kind: 'write',
    access: account,
    input: z.object({ applicationId, said: words('请写明情况') }),
    output: empty,
    errors: ['NOT_FOUND', 'SUBSIDY_OBJECTED'],
  },
  'subsidies.objections': {
    summary: 'What the caller said against applications, and the answers.',
    kind: 'read',
    access: account,
    input: empty,
    output: z.object({
      items: z.array(
        z.object({
          objectionId,
          number: z.string(),
          said: z.string(),
          madeAt: instant,
          answer: z.nullable(z.string()),
        }),
      ),
    }),
    errors: [],
  },
  'subsidies.answerObjection': {
    summary: 'A manager answers an objection; the decision is made apart.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ applicationId, objectionId, answer: words('请写明答复') }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
})
