/** What a plan would change, as a manager reads it: field by field, every value masked or coarse. */
import type { PersonId } from '../../../types/schema'
import type { Services } from '../../service/context'
import { maskedNames } from '../masked-names'
import { maskName, maskPhone } from '../name'
import { openPhone } from '../sealed'
import { marriageWords, pregnancyWords, registerWords } from './field-words'
import type { Certification, Pending, Person, Population, PregnancyRecord, Union } from './population'
import { phonesOf } from './queries/people'

export interface Field {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}
export interface Difference {
  readonly what: 'person' | 'couple' | 'pregnancy' | 'hardship'
  readonly change: 'created' | 'changed'
  /** Masked. */
  readonly who: string
  readonly fields: readonly Field[]
}

type Snapshot = ReadonlyMap<object, Readonly<Record<string, unknown>>>

export interface Remembered {
  differences(services: Services, pending: Pending): Promise<Difference[]>
}

/** Call before planning: plans change the records in place. */
export function remember(population: Population): Remembered {
  const before: Snapshot = new Map(population.all().map(record => [record, { ...record }]))
  return { differences: (services, pending) => differencesOf(services, before, pending) }
}

async function differencesOf(services: Services, before: Snapshot, pending: Pending): Promise<Difference[]> {
  const { people, unions, pregnancies, certifications } = pending
  const fresh = new Map(
    people.flatMap(one => (one.document ? [[one.id, maskName(one.document.name)] as const] : [])),
  )
  const stored = [
    ...people.map(({ id }) => id),
    ...unions.flatMap(({ members }) => members),
    ...pregnancies.map(({ personId }) => personId),
    ...certifications.map(({ personId }) => personId),
  ].filter(id => !fresh.has(id))
  const names = await maskedNames(services, stored)
  const who = (id: PersonId): string => fresh.get(id) ?? names.get(id) ?? '*'
  const phones = await maskedPhones(services, people)
  const region = regionNames(services)
  return [
    ...people.map(one => personDifference(one, before.get(one), { who, phones, region })),
    ...unions.map(one => unionDifference(one, before.get(one), who)),
    ...pregnancies.map(one => pregnancyDifference(one, before.get(one), who)),
    ...certifications.map(one => certificationDifference(one, who)),
  ]
}

/** Only of those whose phone would change. */
async function maskedPhones(
  { db, vault }: Services,
  people: readonly Person[],
): Promise<ReadonlyMap<PersonId, string>> {
  const changing = people.filter(({ mark, phone }) => mark === 'changed' && phone !== null)
  const rows = await phonesOf(
    db,
    changing.map(({ id }) => id),
  )
  return new Map(
    rows.map(row => [row.person_id, maskPhone(openPhone(vault, row.person_id, row.phone_sealed))]),
  )
}

const regionNames = ({ city }: Services): ((code: unknown) => string | null) => {
  const names = new Map(city.regions.map(({ code, name }) => [code, name]))
  return code => (typeof code === 'string' ? (names.get(code) ?? code) : null)
}

const text = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

interface Words {
  readonly who: (id: PersonId) => string
  readonly phones: ReadonlyMap<PersonId, string>
  readonly region: (code: unknown) => string | null
}

function personDifference(
  person: Person,
  before: Readonly<Record<string, unknown>> | undefined,
  { who, phones, region }: Words,
): Difference {
  const fields = changedFields(person, before, [
    ...registerWords,
    ['户籍地', 'hukou', region],
    ['现居住地', 'residence', region],
    ['死亡日期', 'diedOn', text],
    ['迁出日期', 'movedOutOn', text],
    ['核对标记', 'reviewReason', value => (value === null || value === undefined ? null : '待人工核对')],
  ])
  if (person.phone !== null)
    fields.push({ field: '手机号', before: phones.get(person.id) ?? null, after: maskPhone(person.phone) })
  return { what: 'person', change: before ? 'changed' : 'created', who: who(person.id), fields }
}

const unionDifference = (
  union: Union,
  before: Readonly<Record<string, unknown>> | undefined,
  who: Words['who'],
): Difference => ({
  what: 'couple',
  change: before ? 'changed' : 'created',
  who: union.members.map(who).join(' 与 '),
  fields: changedFields(union, before, marriageWords),
})

const pregnancyDifference = (
  pregnancy: PregnancyRecord,
  before: Readonly<Record<string, unknown>> | undefined,
  who: Words['who'],
): Difference => ({
  what: 'pregnancy',
  change: before ? 'changed' : 'created',
  who: who(pregnancy.personId),
  fields: changedFields(pregnancy, before, pregnancyWords),
})

/** Which category is not shown: a list of names beside it would be one that must not exist (F4). */
const certificationDifference = (certification: Certification, who: Words['who']): Difference => ({
  what: 'hardship',
  change: 'created',
  who: who(certification.personId),
  fields: [{ field: '认定日期', before: null, after: certification.certifiedOn }],
})

type FieldWords = readonly (readonly [field: string, key: string, words: (value: unknown) => string | null])[]

function changedFields(
  record: object,
  before: Readonly<Record<string, unknown>> | undefined,
  words: FieldWords,
): Field[] {
  const now: Readonly<Record<string, unknown>> = { ...record }
  return words.flatMap(([field, key, say]) => {
    const [old, fresh] = [before ? say(before[key]) : null, say(now[key])]
    return old === fresh ? [] : [{ field, before: old, after: fresh }]
  })
}
