/** Civil affairs: unions of two people, in whatever order their registrations arrive. */
import type { CoupleId, LocalDate, PersonId } from '../../../../types/schema'
import type { Reading } from '../cells'
import { Ledger } from '../ledger'
import { changed, type Person, type Union } from '../population'
import type { MarriageRow, Party } from '../rows/marriages'
import { addPerson, type Tools } from './tools'

const compareDays = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0)

export function planMarriages(readings: readonly Reading<MarriageRow>[], tools: Tools): Ledger {
  const ledger = new Ledger()
  const byDay = ledger.taken(readings).sort((a, b) => compareDays(a.value.marriedOn, b.value.marriedOn))
  for (const { row, value } of byDay) planRow(tools, ledger, row, value)
  return ledger
}

function planRow(tools: Tools, ledger: Ledger, row: number, marriage: MarriageRow): void {
  const { husband, wife } = marriage
  const known = { husband: find(tools, husband), wife: find(tools, wife) }
  const differs = (party: Party, person: Person | undefined): boolean =>
    person !== undefined && person.nameKey !== tools.keys.name(party.name)
  // Both are checked before either is added: a doubtful row leaves nothing behind.
  if (differs(husband, known.husband)) return ledger.review(row, '男方姓名', 'NAME_DIFFERS')
  if (differs(wife, known.wife)) return ledger.review(row, '女方姓名', 'NAME_DIFFERS')
  const same = pairUnions(tools, known.husband, known.wife)
  const twin = same.find(union => union.marriedOn === marriage.marriedOn)
  if (twin) return again(ledger, row, twin)
  // They linked each other in the app before the registration was sent.
  const linked = same.find(union => union.endedOn === null && union.marriedOn === null)
  if (linked) return register(tools, ledger, row, linked, marriage)
  if (same.some(({ endedOn }) => endedOn === null || endedOn > marriage.marriedOn))
    return ledger.review(row, '登记日期', 'MARRIAGE_DATE_DIFFERS')
  if (onOneDay(tools, [known.husband, known.wife], marriage.marriedOn))
    return ledger.review(row, '登记日期', 'TWO_UNIONS_ONE_DAY')

  const people = [
    person(tools, ledger, row, '男方', husband),
    person(tools, ledger, row, '女方', wife),
  ] as const
  const union: Union = {
    id: tools.ids.next<CoupleId>(),
    mark: 'new',
    members: [people[0].id, people[1].id],
    home: homeOf(people),
    marriedOn: marriage.marriedOn,
    linkedOn: null,
    office: marriage.office,
    endedOn: endOf(tools, people, marriage.marriedOn),
  }
  if (endEarlier(tools, union, marriage.marriedOn)) ledger.say(row, '登记日期', 'UNION_ENDED')
  tools.population.addUnion(union)
  ledger.book('created')
}

const find = ({ population, keys }: Tools, party: Party): Person | undefined =>
  population.people.get(keys.document(party))

function pairUnions({ population }: Tools, a: Person | undefined, b: Person | undefined): readonly Union[] {
  if (a === undefined || b === undefined) return []
  return population.unionsWith(a.id).filter(union => union.members.includes(b.id))
}

/** Either has another union from the very same day: neither can be told to be the earlier one. */
const onOneDay = (tools: Tools, people: readonly (Person | undefined)[], day: LocalDate): boolean =>
  unionsOfBoth(
    tools,
    people.flatMap(one => (one ? [one.id] : [])),
  ).some(union => startOf(union) === day)

/** The same row twice in one file is folded into the first; in a later import it says nothing new. */
function again(ledger: Ledger, row: number, twin: Union): void {
  ledger.book(twin.mark === 'same' ? 'unchanged' : 'merged')
  if (twin.mark !== 'same') ledger.say(row, '登记日期', 'ROW_REPEATED')
}

function register(tools: Tools, ledger: Ledger, row: number, union: Union, marriage: MarriageRow): void {
  union.marriedOn = marriage.marriedOn
  union.office = marriage.office
  changed(union)
  if (endEarlier(tools, union, marriage.marriedOn)) ledger.say(row, '登记日期', 'UNION_ENDED')
  ledger.book('merged')
  ledger.say(row, '登记日期', 'RECORD_CHANGED')
}

function person(tools: Tools, ledger: Ledger, row: number, side: '男方' | '女方', party: Party): Person {
  const known = find(tools, party)
  if (known) return known
  ledger.say(row, `${side}证件号码`, party.docType === 'passport' ? 'PASSPORT_HOLDER_ADDED' : 'PERSON_ADDED')
  return addPerson(tools, party)
}

/** The woman; the smaller id when there is none or when both are. */
function homeOf([a, b]: readonly [Person, Person]): PersonId {
  if ((a.sex === 2) !== (b.sex === 2)) return a.sex === 2 ? a.id : b.id
  return BigInt(a.id) < BigInt(b.id) ? a.id : b.id
}

const unionsOfBoth = ({ population }: Tools, members: readonly PersonId[]): Union[] =>
  members.flatMap(member => population.unionsWith(member))

const startOf = (union: Union): LocalDate | null => union.marriedOn ?? union.linkedOn

/** An old registration that arrives late was over when the next one began. */
function endOf(tools: Tools, people: readonly Person[], from: LocalDate): LocalDate | null {
  const later = unionsOfBoth(
    tools,
    people.map(({ id }) => id),
  ).flatMap(union => {
    const start = startOf(union)
    return start !== null && start > from ? [start] : []
  })
  return later.sort()[0] ?? null
}

/** Whatever either had before with somebody else ends on the day of the new registration. */
function endEarlier(tools: Tools, union: Union, on: LocalDate): boolean {
  const earlier = unionsOfBoth(tools, union.members).filter(
    other => other !== union && (startOf(other) ?? '') < on && (other.endedOn === null || other.endedOn > on),
  )
  for (const other of earlier) {
    other.endedOn = on
    changed(other)
  }
  return earlier.length > 0
}
