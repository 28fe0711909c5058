/** Certified families: reported by the village, decided by an officer, cared for by two named contact persons. */
import { actions, staff } from './action'
import { empty, instant, localDate, pageInput, pageOutput, personId, z } from './schema'
import { monthDay, quietDays } from './orders'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const certificationId = id.brand<'CertificationId'>()
export type CertificationId = z.infer<typeof certificationId>

export const hardshipCategory = z.enum(['special_family', 'low_income', 'destitute', 'disabled'])
export type HardshipCategory = z.infer<typeof hardshipCategory>

/** The paper that was seen; it is not kept. */
export const familyProof = z.enum(['certificate', 'register', 'card', 'visit'])
export type FamilyProof = z.infer<typeof familyProof>

const words = z.string().check(z.trim(), z.minLength(1, '请填写'), z.maxLength(200, '最多200个字'))
const staffLogin = z.string().check(z.trim(), z.minLength(1, '请选择工作人员'), z.maxLength(60))

const report = z.object({
  certificationId,
  category: hardshipCategory,
  proof: familyProof,
  who: z.string(),
  village: z.string(),
  state: z.enum(['reported', 'refused']),
  reportedBy: z.string(),
  reportedAt: instant,
  reason: z.nullable(z.string()),
})

const family = z.object({
  personId,
  who: z.string(),
  village: z.string(),
  categories: z.array(z.object({ category: hardshipCategory, since: localDate })),
  contacts: z.array(z.object({ login: z.string(), name: z.string(), phone: z.string() })),
  quietDays: z.array(monthDay),
})

export const familyActions = actions({
  'families.report': {
    summary:
      'Report a family of the own region with its category and the proof that was seen; tells nothing of what is known already.',
    kind: 'write',
    access: staff('health_worker'),
    input: z.object({
      name: z.string().check(z.trim(), z.minLength(1, '请填写姓名'), z.maxLength(60)),
      number: z.string().check(z.trim(), z.minLength(4, '请填写证件号码'), z.maxLength(30)),
      category: hardshipCategory,
      proof: familyProof,
    }),
    output: z.object({ certificationId }),
    errors: ['NOT_FOUND', 'CERTIFICATION_OPEN'],
  },
  'families.reports': {
    summary:
      "A worker's own reports that wait or were refused; for an officer those of the region that wait.",
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(report), ...pageOutput }),
    errors: [],
  },
  'families.decide': {
    summary: 'Confirm a report, which makes the category hold from today, or refuse it with a reason.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({
      certificationId,
      /** Null to confirm. */
      refusal: z.nullable(words),
    }),
    output: z.object({ state: z.enum(['confirmed', 'refused']) }),
    errors: ['NOT_FOUND', 'CERTIFICATION_DECIDED'],
  },
  'families.list': {
    summary: "Certified families of the officer's region, or those that the worker is named for.",
    kind: 'read',
    access: staff('health_worker', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(family), ...pageOutput }),
    errors: [],
  },
  'families.end': {
    summary: 'End a category from today, with the reason; nothing else ends it (domain H49).',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ personId, category: hardshipCategory, reason: words }),
    output: z.object({ ended: z.boolean() }),
    errors: ['NOT_FOUND'],
  },
  'families.workers': {
    summary: 'Who of the region may be named as a contact person.',
    kind: 'read',
    access: staff('manager'),
    input: empty,
    output: z.object({ items: z.array(z.object({ login: z.string(), name: z.string() })) }),
    errors: [],
  },
  'families.assign': {
    summary: "Name the family's two contact persons with the numbers that it may ring.",
    kind: 'write',
    access: staff('manager'),
    input: z.object({
      personId,
      contacts: z
        .array(
          z.object({
            login: staffLogin,
            phone: z.string().check(z.trim(), z.regex(/^[\d-]{7,20}$/, '请填写联系电话')),
          }),
        )
        .check(
          z.minLength(2, '请指定两位专员'),
          z.maxLength(2, '请指定两位专员'),
          z.refine(
            list => new Set(list.map(({ login }) => login)).size === list.length,
            '两位专员不能是同一人',
          ),
        ),
    }),
    output: z.object({ assigned: z.number() }),
    errors: ['NOT_FOUND'],
  },
  'families.keepQuietDays': {
    summary: 'Days without messages, kept for the family by its contact person or an officer.',
    kind: 'write',
    access: staff('health_worker', 'manager'),
    input: z.object({ personId, days: quietDays }),
    output: z.object({ days: z.array(monthDay) }),
    errors: ['NOT_FOUND'],
  },
})
