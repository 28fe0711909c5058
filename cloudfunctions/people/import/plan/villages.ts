/** Villages: what became of people, and pregnancies that no clinic has seen yet. */
import type { LocalDate, PregnancyId } from '../../../../types/schema'
import { dayNumber } from '../../../eligibility/rules/calendar'
import type { Reading } from '../cells'
import { began } from '../dating'
import type { IssueCode } from '../issue'
import { Ledger } from '../ledger'
import { changed, type Mark, type Person, type PregnancyRecord } from '../population'
import type { Loss, VillageEvent, VillageRow } from '../rows/villages'
import { addPerson, type Tools } from './tools'

/** Two reports of a loss at most this far apart are of the same one. */
const sameLossDays = 30

export function planVillages(readings: readonly Reading<VillageRow>[], tools: Tools): Ledger {
  const ledger = new Ledger()
  for (const { row, value } of ledger.taken(readings).sort(inOrder)) planRow(tools, ledger, row, value)
  return ledger
}

/** Villages send by kind; things happened by day, and of one day a pregnancy comes before its loss. */
function inOrder(
  { value: a }: { readonly value: VillageRow },
  { value: b }: { readonly value: VillageRow },
): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return Number(b.event.kind === 'pregnant') - Number(a.event.kind === 'pregnant')
}

/** What a report did: a new record, a changed one, one that said so already, or something for a human. */
type Effect = 'created' | 'merged' | { readonly already: Mark } | { readonly review: 'NO_PREGNANCY' }

function planRow(tools: Tools, ledger: Ledger, row: number, report: VillageRow): void {
  const known = tools.population.people.get(tools.keys.document(report.id))
  if (known !== undefined && known.nameKey !== tools.keys.name(report.name))
    return ledger.review(row, '姓名', 'NAME_DIFFERS')
  // A woman who married into the village is news; a death or a certificate of somebody unknown is a doubt.
  if (known === undefined && report.event.kind !== 'pregnant')
    return ledger.review(row, '证件号码', 'PERSON_UNKNOWN')
  const person = known ?? newcomer(tools, ledger, row, report)
  const effect = apply(tools, person, report.event, report.on)
  const say = (code: IssueCode): void => ledger.say(row, '事项', code)
  if (effect === 'created') return ledger.book('created')
  if (effect === 'merged') {
    say('RECORD_CHANGED')
    return ledger.book('merged')
  }
  if ('review' in effect) return ledger.review(row, '事项', effect.review)
  if (effect.already !== 'same') say('ROW_REPEATED')
  return ledger.book(effect.already === 'same' ? 'unchanged' : 'merged')
}

function newcomer(tools: Tools, ledger: Ledger, row: number, { id, name, region }: VillageRow): Person {
  const person = addPerson(tools, { ...id, name, sex: id.sex ?? 2 })
  person.residence = region
  ledger.say(row, '证件号码', 'PERSON_ADDED')
  return person
}

function apply(tools: Tools, person: Person, event: VillageEvent, on: LocalDate): Effect {
  switch (event.kind) {
    case 'certified':
      return certify(tools, person, event.category, on)
    case 'loss':
      return endPregnancy(tools, person, event.outcome, on)
    case 'moved_out':
      if (person.movedOutOn !== null && person.movedOutOn >= on) return { already: person.mark }
      person.movedOutOn = on
      changed(person)
      return 'merged'
    case 'died':
      if (person.diedOn !== null) return { already: person.mark }
      person.diedOn = on
      changed(person)
      return 'merged'
    case 'pregnant':
      return addUndated(tools, person, on)
  }
}

function certify({ population }: Tools, person: Person, category: string, on: LocalDate): Effect {
  const standing = population
    .certificationsWith(person.id)
    .find(
      one => one.category === category && (one.certifiedOn === on || one.endsOn === null || one.endsOn >= on),
    )
  if (standing) return { already: standing.mark }
  population.addCertification({ personId: person.id, mark: 'new', category, certifiedOn: on, endsOn: null })
  return 'created'
}

function endPregnancy({ population }: Tools, person: Person, outcome: Loss, on: LocalDate): Effect {
  const all = population.pregnanciesWith(person.id)
  const told = all.find(
    ({ state, outcomeOn }) =>
      state === 'loss' &&
      outcomeOn !== null &&
      Math.abs(dayNumber(outcomeOn) - dayNumber(on)) <= sameLossDays,
  )
  if (told) return { already: told.mark }
  // One that began later, or became known later, is not the one that was lost.
  const ongoing = all.find(one => one.state === 'ongoing' && (sinceOf(one) ?? on) <= on)
  if (ongoing === undefined) return { review: 'NO_PREGNANCY' }
  ongoing.state = 'loss'
  ongoing.outcome = outcome
  ongoing.outcomeOn = on
  changed(ongoing)
  return 'merged'
}

const sinceOf = (pregnancy: PregnancyRecord): LocalDate | null =>
  began(pregnancy) ?? pregnancy.bookletOn ?? pregnancy.reportedOn

/** Nothing dates it until an early ultrasound does. */
function addUndated({ population, ids }: Tools, person: Person, on: LocalDate): Effect {
  const about = ({ state, outcomeOn }: PregnancyRecord): boolean =>
    state === 'ongoing' || (outcomeOn !== null && on <= outcomeOn)
  const known = population.pregnanciesWith(person.id).find(about)
  if (known) return { already: known.mark }
  population.addPregnancy({
    id: ids.next<PregnancyId>(),
    personId: person.id,
    mark: 'new',
    state: 'ongoing',
    lmp: null,
    edd: null,
    method: 'UNDATED',
    version: 1,
    fetuses: 1,
    bookletOn: null,
    reportedOn: on,
    institutionId: null,
    source: 'village',
    outcome: null,
    outcomeOn: null,
    redated: true,
  })
  return 'created'
}
