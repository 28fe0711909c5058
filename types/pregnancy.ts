/** Pregnancy: registration, dating, stages, outcome. */
import { actions, resident, staff } from './action'
import { empty, instant, localDate, personId, pregnancyId, programmeCode, serviceCode, z } from './schema'

export const datingMethod = z.enum(['LMP', 'US_T1', 'US_T2', 'ART', 'CLINICIAN', 'UNDATED'])
export type DatingMethod = z.infer<typeof datingMethod>

export const outcome = z.enum([
  'birth',
  'miscarriage',
  'termination',
  'stillbirth',
  'maternal_death',
  'moved',
  'lost_to_follow_up',
  'wrong_entry',
])
export type Outcome = z.infer<typeof outcome>

export const reversalReason = z.enum(['wrong_person', 'wrong_outcome', 'misunderstood'])
export type ReversalReason = z.infer<typeof reversalReason>

export const stageRow = z.object({
  key: z.string(),
  occurrence: z.number(),
  title: z.string(),
  what: z.string(),
  where: z.string(),
  note: z.string(),
  opensOn: localDate,
  closesOn: localDate,
  /** 「孕12周+3」 at the first and the last day. */
  gaFrom: z.nullable(z.string()),
  gaTo: z.nullable(z.string()),
  state: z.enum(['past', 'now', 'next', 'later', 'done']),
  urgency: z.enum(['U1', 'U2', 'U3', 'U4']),
  programme: z.nullable(programmeCode),
  /** What is booked for it; null where nothing is. */
  service: z.nullable(serviceCode),
})
export type StageRow = z.infer<typeof stageRow>

export const pregnancy = z.object({
  pregnancyId,
  state: z.enum(['ongoing', 'birth', 'loss', 'closed']),
  lmp: z.nullable(localDate),
  edd: z.nullable(localDate),
  datingMethod,
  datingVersion: z.number(),
  /** Completed days of gestation today; null when undated or ended. */
  gaDays: z.nullable(z.number()),
  ga: z.nullable(z.string()),
  fetuses: z.number(),
  outcome: z.nullable(outcome),
  outcomeOn: z.nullable(localDate),
  datings: z.array(
    z.object({
      version: z.number(),
      method: datingMethod,
      edd: z.nullable(localDate),
      /** Null: by an import, or before this was kept. */
      by: z.nullable(z.enum(['self', 'clinic'])),
      at: instant,
    }),
  ),
})
export type Pregnancy = z.infer<typeof pregnancy>

const registration = {
  lmp: z.nullable(localDate),
  /** Usual cycle in days, 21 to 35 when regular; corrects the EDD by cycle − 28. */
  cycleDays: z.optional(
    z.number().check(z.gte(21, '月经周期应在21至35天'), z.lte(35, '月经周期应在21至35天')),
  ),
  fetuses: z.optional(z.number().check(z.gte(1), z.lte(6))),
  /** Asked after LMP_SOON: the date is right. */
  sure: z.optional(z.boolean()),
}
const scan = {
  scanOn: localDate,
  /** Gestational age by the scan. */
  weeks: z.number().check(z.gte(4, '孕周应在4至42周'), z.lte(42, '孕周应在4至42周')),
  days: z.number().check(z.gte(0, '天数应在0至6'), z.lte(6, '天数应在0至6')),
}
const loss = { kind: z.enum(['miscarriage', 'termination', 'stillbirth']), occurredOn: localDate }
/** An outcome that may still be taken back, and by whom that is proposed. */
const pregnancyReversal = z.object({
  outcome,
  until: instant,
  proposed: z.nullable(z.object({ reason: reversalReason, at: instant, byMe: z.boolean() })),
})
export type PregnancyReversal = z.infer<typeof pregnancyReversal>

const patient = z.object({
  personId,
  name: z.string(),
  age: z.number(),
  pregnancy: z.nullable(pregnancy),
  reversal: z.nullable(pregnancyReversal),
})
export type Patient = z.infer<typeof patient>

const registrationErrors = [
  'LMP_IN_FUTURE',
  'LMP_TOO_OLD',
  'LMP_SOON',
  'SEX_MISMATCH',
  'ALREADY_PREGNANT',
  'DATE_IMPLAUSIBLE',
] as const
const scanErrors = ['NOT_FOUND', 'DATE_IMPLAUSIBLE', 'SCAN_REJECTED'] as const

export const pregnancyActions = actions({
  'pregnancy.mine': {
    summary: "The caller's present or last pregnancy.",
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ pregnancy: z.nullable(pregnancy) }),
    errors: [],
  },
  'pregnancy.register': {
    summary: 'Register a pregnancy by LMP (EDD = LMP + 280 days), or undated.',
    kind: 'write',
    access: resident,
    input: z.object(registration),
    output: pregnancy,
    errors: registrationErrors,
  },
  'pregnancy.correctDating': {
    summary:
      'An ultrasound dating; it replaces the EDD only when the difference exceeds the table (ACOG 700), then all reminders are replanned.',
    kind: 'write',
    access: resident,
    input: z.object(scan),
    output: z.object({
      pregnancy,
      changed: z.boolean(),
      differenceDays: z.number(),
      thresholdDays: z.number(),
    }),
    errors: [...scanErrors, 'SCAN_BY_CLINIC'],
  },
  'pregnancy.recordLoss': {
    summary: 'Record a loss: every channel is silent from this transaction on.',
    kind: 'write',
    access: resident,
    input: z.object(loss),
    output: pregnancy,
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE'],
  },
  'pregnancy.timeline': {
    summary: 'Every stage of the pregnancy with its window, from the dating alone.',
    kind: 'read',
    access: resident,
    input: empty,
    output: z.object({ today: localDate, pregnancy: z.nullable(pregnancy), stages: z.array(stageRow) }),
    errors: [],
  },
  'patient.find': {
    summary: 'Find one woman by name and full identity number; the opening is logged and she can see it.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({
      name: z.string().check(z.trim(), z.minLength(1, '请填写姓名')),
      number: z.string().check(z.trim(), z.minLength(8, '请填写证件号码')),
    }),
    output: patient,
    errors: ['NOT_FOUND'],
  },
  'patient.register': {
    summary: 'The clinic registers a pregnancy.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId, ...registration }),
    output: patient,
    errors: ['NOT_FOUND', ...registrationErrors],
  },
  'patient.correctDating': {
    summary: 'The clinic enters an ultrasound dating.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId, ...scan }),
    output: z.object({
      patient,
      changed: z.boolean(),
      differenceDays: z.number(),
      thresholdDays: z.number(),
    }),
    errors: [...scanErrors, 'SECOND_CLINICIAN'],
  },
  'patient.recordLoss': {
    summary: 'The clinic records a loss; silence from this transaction on.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId, ...loss }),
    output: patient,
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE', 'OUTCOME_KIND'],
  },
  'patient.end': {
    summary:
      'She died, moved away, cannot be found, or was entered wrongly: the pregnancy is followed no longer, its messages end.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({
      personId,
      kind: z.enum(['maternal_death', 'moved', 'lost_to_follow_up', 'wrong_entry']),
      occurredOn: localDate,
    }),
    output: patient,
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE'],
  },
  'patient.proposeReversal': {
    summary: 'The outcome was entered wrongly: the first of two says so, within 24 hours.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId, reason: reversalReason }),
    output: patient,
    errors: ['NOT_FOUND', 'OUTCOME_STANDS'],
  },
  'patient.confirmReversal': {
    summary: 'The second of two: the pregnancy is ongoing again, with its vouchers and what lies ahead.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId }),
    output: z.object({
      patient,
      /** Vouchers that stay closed: their places are somebody else's. */
      withoutPlace: z.number(),
    }),
    errors: ['NOT_FOUND', 'OUTCOME_STANDS', 'OUTCOME_SAME_PERSON', 'ALREADY_PREGNANT'],
  },
})
