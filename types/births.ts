/** Births: the clinic records a delivery to the minute, the children become people, their stages begin. */
import { actions, resident, staff } from './action'
import { ownChild } from './eligibility'
import { stageRow } from './pregnancy'
import { localDate, personId, timeOfDay, z } from './schema'

const sex = z.enum(['male', 'female', 'unknown'])
const birthMinute = {
  bornOn: localDate,
  /** Asia/Shanghai, to the minute: windows in hours count from it (domain H66). */
  bornAt: timeOfDay,
}
const bornChild = z.object({
  child: personId,
  /** Masked. */
  name: z.string(),
  sex,
  ...birthMinute,
  dischargedOn: z.nullable(localDate),
  /** Completed gestational age at birth, `孕38周+2`; null when the pregnancy was not dated. */
  ga: z.nullable(z.string()),
  alive: z.boolean(),
})
export type BornChild = z.infer<typeof bornChild>

const births = z.object({
  personId,
  /** The ongoing pregnancy that a birth would end. */
  ongoing: z.nullable(z.object({ ga: z.nullable(z.string()), fetuses: z.number() })),
  /** Youngest first, of the last three years. */
  children: z.array(bornChild),
})
export type Births = z.infer<typeof births>

export const birthActions = actions({
  'births.of': {
    summary: 'The children of a woman whom this account has found today, and whether a pregnancy is ongoing.',
    kind: 'read',
    access: staff('clerk', 'health_worker'),
    input: z.object({ personId }),
    output: births,
    errors: ['NOT_FOUND'],
  },
  'births.record': {
    summary:
      'Record a delivery: the pregnancy ends, each child becomes a person with a working name, what is free for newborns is issued, reminders of the pregnancy end.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({
      personId,
      children: z
        .array(z.object({ sex, ...birthMinute }))
        .check(z.minLength(1, '请填写出生的孩子'), z.maxLength(6, '一次最多登记6个孩子')),
      dischargedOn: z.optional(localDate),
      /** Asked after BIRTH_RECORDED or BIRTH_EARLY: it is right. */
      sure: z.optional(z.boolean()),
    }),
    output: z.object({
      births,
      /** Titles of the vouchers that it issued. */
      issued: z.array(z.string()),
    }),
    errors: [
      'NOT_FOUND',
      'SEX_MISMATCH',
      'BIRTH_IN_FUTURE',
      'BIRTH_EARLY',
      'BIRTH_RECORDED',
      'DATE_IMPLAUSIBLE',
    ],
  },
  'births.correct': {
    summary: 'Correct the minute of a birth; the windows of the child are planned anew.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ child: personId, ...birthMinute }),
    output: births,
    errors: ['NOT_FOUND', 'BIRTH_IN_FUTURE', 'DATE_IMPLAUSIBLE'],
  },
  'births.discharge': {
    summary: 'When mother and children left the hospital: the home visit is due within seven days.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ child: personId, dischargedOn: localDate }),
    output: births,
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE'],
  },
  'births.name': {
    summary: 'The name that the parents gave, in place of the working name.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({
      child: personId,
      name: z.string().check(z.trim(), z.minLength(2, '请填写姓名'), z.maxLength(50, '最多50个字')),
    }),
    output: births,
    errors: ['NOT_FOUND'],
  },
  'births.recordDeath': {
    summary:
      'A child died: everything about this child is silent from this transaction on, and a human calls the family within three days.',
    kind: 'write',
    access: staff('clerk', 'health_worker'),
    input: z.object({ child: personId, diedOn: localDate }),
    output: births,
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE'],
  },
  'children.timeline': {
    summary: 'The stages of a child under three and of the mother after the birth, with their windows.',
    kind: 'read',
    access: resident,
    input: z.object({ child: z.optional(personId) }),
    output: z.object({
      today: localDate,
      /** Youngest first. */
      children: z.array(ownChild),
      /** The one that the stages are of; null without a child. */
      shown: z.nullable(
        z.object({
          ...ownChild.shape,
          /** 「矫正2个月」 of a child born before 37 weeks, to its second birthday (domain H10); null otherwise. */
          correctedAge: z.nullable(z.string()),
        }),
      ),
      stages: z.array(stageRow),
      /** The mother's own; empty for anybody else, and half a year after the birth. */
      mother: z.array(stageRow),
    }),
    errors: ['NOT_FOUND'],
  },
})
