/** Clinics: pregnancies, matched with what is already known of each woman. */
import { dayNumber } from '../../../eligibility/rules/calendar'
import type { PregnancyId } from '../../../../types/schema'
import type { Reading } from '../cells'
import { began, type FeedDating } from '../dating'
import { Ledger } from '../ledger'
import { changed, type Person, type PregnancyRecord } from '../population'
import type { AntenatalRow } from '../rows/antenatal'
import { setPhone } from './register'
import { addPerson, type Tools } from './tools'

/** Two datings further apart than this are two pregnancies. */
const samePregnancyDays = 42

export function planAntenatal(readings: readonly Reading<AntenatalRow>[], tools: Tools): Ledger {
  const ledger = new Ledger()
  for (const { row, value } of ledger.taken(readings)) planRow(tools, ledger, row, value)
  return ledger
}

function planRow(tools: Tools, ledger: Ledger, row: number, value: AntenatalRow): void {
  const { docType, number, birth } = value.id
  let woman = tools.population.people.get(tools.keys.document(value.id))
  if (woman !== undefined && woman.nameKey !== tools.keys.name(value.name))
    return ledger.review(row, '姓名', 'NAME_DIFFERS')
  const known = woman === undefined ? [] : tools.population.pregnanciesWith(woman.id)
  // Asked first: an old row must not be taken for the pregnancy that came after.
  const past = known.some(pregnancy => isPast(pregnancy, value))
  const ongoing = past ? undefined : known.find(pregnancy => pregnancy.state === 'ongoing')
  const conflict = ongoing ? conflictOf(ongoing, value) : null
  if (conflict !== null) return ledger.review(row, conflict, 'PREGNANCY_CONFLICT')

  if (woman === undefined) {
    ledger.say(row, '证件号码', 'PERSON_ADDED')
    woman = addPerson(tools, { name: value.name, docType, number, sex: 2, birth })
  }
  const phone = fillPhone(tools, woman, value.phone)
  if (ongoing) return merge(ledger, row, ongoing, value, phone)
  if (past) return ledger.book(phone ? 'merged' : 'unchanged')
  tools.population.addPregnancy({
    id: tools.ids.next<PregnancyId>(),
    personId: woman.id,
    mark: 'new',
    state: 'ongoing',
    lmp: value.dating.lmp,
    edd: value.dating.edd,
    method: value.dating.method,
    version: 1,
    fetuses: value.fetuses,
    bookletOn: value.bookletOn,
    reportedOn: null,
    institutionId: value.institutionId,
    source: 'import',
    outcome: null,
    outcomeOn: null,
    redated: true,
  })
  ledger.book('created')
}

/** The row speaks of a pregnancy that has ended: of the same booklet, or begun or booked before the end. */
function isPast(pregnancy: PregnancyRecord, row: AntenatalRow): boolean {
  if (pregnancy.outcomeOn !== null && row.bookletOn !== null && row.bookletOn === pregnancy.bookletOn)
    return true
  const from = began(row.dating) ?? row.bookletOn
  return pregnancy.outcomeOn !== null && (from === null || from <= pregnancy.outcomeOn)
}

/** The column that contradicts the ongoing pregnancy, or null. */
function conflictOf(ongoing: PregnancyRecord, row: AntenatalRow): '末次月经' | '预产期' | '建册日期' | null {
  const { dating, bookletOn } = row
  // Another booklet without dates may be of another pregnancy.
  if (dating.edd === null && ongoing.bookletOn !== null && ongoing.bookletOn !== bookletOn) return '建册日期'
  if (ongoing.edd === null || dating.edd === null || ongoing.edd === dating.edd) return null
  const column = dating.method === 'LMP' ? '末次月经' : '预产期'
  if (Math.abs(dayNumber(ongoing.edd) - dayNumber(dating.edd)) > samePregnancyDays) return column
  return keepsDating(ongoing, dating) || replaces(ongoing, dating) ? null : column
}

/** A scan or a transfer date is not overruled; neither is the same LMP, corrected here for her cycle. */
const keepsDating = (ongoing: PregnancyRecord, dating: FeedDating): boolean =>
  ['US_T1', 'US_T2', 'ART'].includes(ongoing.method) ||
  (dating.method === 'LMP' && dating.lmp === ongoing.lmp)

const replaces = (ongoing: PregnancyRecord, dating: FeedDating): boolean =>
  dating.edd !== null &&
  (ongoing.method === 'UNDATED' ||
    (dating.method === 'US_T1' &&
      ['LMP', 'CLINICIAN'].includes(ongoing.method) &&
      ongoing.edd !== dating.edd))

function merge(
  ledger: Ledger,
  row: number,
  ongoing: PregnancyRecord,
  value: AntenatalRow,
  phone: boolean,
): void {
  const { dating } = value
  const fresh = ongoing.mark !== 'same'
  const redate = replaces(ongoing, dating)
  if (redate) {
    ongoing.lmp = dating.lmp ?? ongoing.lmp
    ongoing.edd = dating.edd
    ongoing.method = dating.method
    // A version that was never written needs no successor.
    if (!ongoing.redated) ongoing.version += 1
    ongoing.redated = true
  }
  const filled =
    (ongoing.bookletOn === null && value.bookletOn !== null) ||
    (ongoing.institutionId === null && value.institutionId !== null)
  ongoing.bookletOn ??= value.bookletOn
  ongoing.institutionId ??= value.institutionId
  if (redate || filled) changed(ongoing)
  const moved = redate || filled || phone || fresh
  ledger.book(moved ? 'merged' : 'unchanged')
  if (moved) ledger.say(row, '证件号码', fresh ? 'ROW_REPEATED' : 'RECORD_CHANGED')
}

/** The register's phone counts for more: a clinic's is taken only where there is none. */
function fillPhone({ keys }: Tools, woman: Person, phone: string | null): boolean {
  if (phone === null || woman.phoneKey !== null) return false
  setPhone(keys, woman, phone)
  changed(woman)
  return true
}
