/** What residents say of themselves, and what a counter sees and registers. */
import { actions, resident, staff } from './action'
import { gap, notice, ownChild, standing } from './eligibility'
import { empty, instant, localDate, pageInput, pageOutput, personId, programmeCode, z } from './schema'

/** Kinds of proof that a programme may ask for; their bits are in `evidenceBits`. */
export const evidenceKind = z.enum([
  'residence_proof',
  'work_proof',
  'military_spouse',
  'pregnancy_proof',
  'referral',
  'high_risk_indication',
  'no_contraindication',
  'licensed_art_centre',
  'delivery_invoice',
  'risk_report',
  'bank_account',
  'birth_certificate',
  'consent_signed',
])
export type EvidenceKind = z.infer<typeof evidenceKind>

/** plans_*: only she knows, it counts at once. The others await a counter that has seen the paper. */
export const declarationKind = z.enum([
  'plans_pregnancy',
  'plans_registration',
  'residence_since',
  'permit_until',
])
export type DeclarationKind = z.infer<typeof declarationKind>

export const declaration = z.object({
  kind: declarationKind,
  /** What she told last, or what is on record; null: neither. */
  day: z.nullable(localDate),
  /** none: nothing told; recorded: on record without her telling it. */
  state: z.enum(['none', 'recorded', 'taken', 'awaiting', 'verified', 'refused']),
})
export type Declaration = z.infer<typeof declaration>

const found = z.object({
  personId,
  /** In full: the clerk compares it with the paper. */
  name: z.string(),
  birthDate: z.nullable(localDate),
  children: z.array(ownChild),
})
export type FoundPerson = z.infer<typeof found>

/** One programme for the person at the counter: her standing, and what may be registered to settle it. */
const counterView = z.object({
  standing,
  /** Which kinds settle a missing item; empty when it is no paper. */
  gaps: z.array(z.object({ ...gap.shape, kinds: z.array(evidenceKind), residence: z.boolean() })),
  onRecord: z.array(
    z.object({ kind: evidenceKind, validUntil: z.nullable(localDate), registeredAt: instant }),
  ),
})
export type CounterView = z.infer<typeof counterView>

const one = { personId, programme: programmeCode }
const answered = { output: counterView, errors: ['NOT_FOUND', 'DATE_OUT_OF_RANGE'] as const }

export const evidenceActions = actions({
  'declarations.mine': {
    summary: 'What the caller told of herself and what became of it.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ today: localDate, items: z.array(declaration) }),
    errors: [],
  },
  'declarations.plan': {
    summary: 'When she plans a pregnancy; null withdraws it. Counts at once.',
    kind: 'write',
    access: resident,
    input: z.object({ plansPregnancyOn: z.nullable(localDate) }),
    output: z.object({ items: z.array(declaration) }),
    errors: ['DATE_OUT_OF_RANGE'],
  },
  'declarations.declare': {
    summary:
      'Expected registration (counts at once); residence since and permit until (await a counter). Null withdraws.',
    kind: 'write',
    access: resident,
    input: z.object({
      kind: z.enum(['plans_registration', 'residence_since', 'permit_until']),
      day: z.nullable(localDate),
    }),
    output: z.object({ items: z.array(declaration) }),
    errors: ['DATE_OUT_OF_RANGE', 'PARTNER_NOT_LINKED'],
  },
  'evidence.find': {
    summary: 'Find the person at the counter by her voucher or check-in code; logged, and she can see it.',
    kind: 'write',
    access: staff('clerk', 'health_worker', 'manager'),
    input: z.object({
      code: z.string().check(z.trim(), z.minLength(8, '请输入完整的券码或签到码'), z.maxLength(400)),
    }),
    output: z.object({ people: z.array(found) }),
    errors: ['CODE_UNKNOWN', 'CODE_FORGED', 'CODE_OTHER_CITY', 'CODE_REPLACED', 'CODE_STALE'],
  },
  'evidence.findByNumber': {
    summary: 'Find the person at the counter by full name and number; logged, and she can see it.',
    kind: 'write',
    access: staff('clerk', 'health_worker', 'manager'),
    input: z.object({
      name: z.string().check(z.trim(), z.minLength(1, '请填写姓名'), z.maxLength(50)),
      number: z.string().check(z.trim(), z.minLength(8, '请填写证件号码'), z.maxLength(30)),
    }),
    output: z.object({ people: z.array(found) }),
    errors: ['NOT_FOUND'],
  },
  'evidence.programme': {
    summary: 'What is unknown for a programme of a person found today, and which proof settles it.',
    kind: 'read',
    access: staff('clerk', 'health_worker', 'manager'),
    input: z.object(one),
    output: counterView,
    errors: ['NOT_FOUND'],
  },
  'evidence.register': {
    summary: 'Register a proof that was seen; the answer follows at once.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ ...one, kind: evidenceKind, validUntil: z.nullable(localDate) }),
    ...answered,
  },
  'evidence.residence': {
    summary: 'Register residence and permit as seen on paper; the answer follows at once.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z
      .object({
        ...one,
        residenceSince: z.optional(localDate),
        permitUntil: z.optional(localDate),
      })
      .check(
        z.refine(
          input => input.residenceSince !== undefined || input.permitUntil !== undefined,
          '请至少填写一项',
        ),
      ),
    ...answered,
  },
  'evidence.notice': {
    summary:
      'Hand out a one-time notice to a person found today. A later one of the same case that names new papers needs a manager with a reason.',
    kind: 'write',
    access: staff('clerk', 'health_worker', 'manager'),
    input: z.object({
      ...one,
      supervisorReason: z.optional(
        z.string().check(z.trim(), z.minLength(5, '请写明理由,至少5个字'), z.maxLength(200)),
      ),
    }),
    output: notice,
    errors: ['NOT_FOUND', 'SECOND_NOTICE'],
  },
  'evidence.awaiting': {
    summary: "What residents of the caller's region told and no counter has seen yet, oldest first, masked.",
    kind: 'read',
    access: staff('clerk', 'health_worker', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          ref: z.string(),
          name: z.string(),
          kind: declarationKind,
          day: localDate,
          declaredAt: instant,
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'evidence.decide': {
    summary: 'Confirm or refuse what a person found today told of herself, with the paper in hand.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId, kind: z.enum(['residence_since', 'permit_until']), accept: z.boolean() }),
    output: z.object({ items: z.array(declaration) }),
    errors: ['NOT_FOUND'],
  },
  'evidence.declared': {
    summary: 'What a person found today told of herself.',
    kind: 'read',
    access: staff('clerk', 'health_worker', 'manager'),
    input: z.object({ personId }),
    output: z.object({ items: z.array(declaration) }),
    errors: ['NOT_FOUND'],
  },
})
