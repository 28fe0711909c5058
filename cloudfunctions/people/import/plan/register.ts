/** Household register: new people, newer addresses and phones, numbers claimed by two names. */
import { divisionOf } from '../../rules/region-code'
import type { Reading } from '../cells'
import { Ledger } from '../ledger'
import { changed, type DocumentKey, type Person } from '../population'
import type { RegisterRow } from '../rows/register'
import { addPerson, type Tools } from './tools'

type Taken = { readonly row: number; readonly value: RegisterRow }

/**
 * Rows of one number are folded in the order of the file, later ones being newer, and only the result is compared with what
 * is stored. Comparing row by row would let the older row of a pair change the record back at every import.
 */
export function planRegister(readings: readonly Reading<RegisterRow>[], tools: Tools): Ledger {
  const ledger = new Ledger()
  const groups = new Map<DocumentKey, Taken[]>()
  for (const taken of ledger.taken(readings)) {
    const key = tools.keys.document(taken.value.id)
    const group = groups.get(key)
    if (group) group.push(taken)
    else groups.set(key, [taken])
  }
  for (const [key, group] of groups) planGroup(tools, ledger, tools.population.people.get(key), group)
  return ledger
}

function planGroup(tools: Tools, ledger: Ledger, stored: Person | undefined, group: readonly Taken[]): void {
  let person = stored
  const before = stored ? stateOf(stored) : ''
  const folded: { row: number; newer: boolean }[] = []
  for (const { row, value } of group) {
    if (person === undefined) {
      const { docType, number } = value.id
      person = addPerson(tools, { ...value, docType, number })
      fold(tools, person, value)
      ledger.book('created')
    } else if (tools.keys.name(value.name) !== person.nameKey) {
      ledger.review(row, '姓名', 'NAME_DIFFERS')
      quarantine(person)
    } else folded.push({ row, newer: fold(tools, person, value) })
  }
  if (person === undefined) return
  const differs = stored === undefined || stateOf(person) !== before
  if (stored !== undefined && differs) changed(person)
  for (const { row, newer } of folded) {
    ledger.book(differs ? 'merged' : 'unchanged')
    if (differs) ledger.say(row, '公民身份号码', newer ? 'ROW_NEWER' : 'ROW_REPEATED')
  }
}

/** Two people with one number: neither is verified or given a voucher before somebody has looked (domain H46). */
function quarantine(person: Person): void {
  if (person.reviewReason !== null) return
  person.reviewReason = 'NAME_DIFFERS'
  changed(person)
}

const stateOf = (person: Person): string =>
  [person.ethnicity, person.maritalStatus, person.hukou, person.residence, person.phoneKey].join()

/** Puts the row over the person; what the row does not say stays. True when it changed anything. */
function fold({ keys }: Tools, person: Person, row: RegisterRow): boolean {
  const before = stateOf(person)
  person.ethnicity = row.ethnicity ?? person.ethnicity
  person.maritalStatus = row.maritalStatus ?? person.maritalStatus
  person.hukou = row.hukou ?? person.hukou
  if (row.residence !== null && row.residence !== person.residence) {
    // Since when is not in the feed: a date that belonged to another district would be a lie.
    if (divisionOf(row.residence) !== divisionOf(person.residence)) person.residenceSince = null
    person.residence = row.residence
  }
  if (row.phone !== null && keys.phone(row.phone) !== person.phoneKey) setPhone(keys, person, row.phone)
  return stateOf(person) !== before
}

export function setPhone(keys: Tools['keys'], person: Person, phone: string): void {
  person.phone = phone
  person.phoneKey = keys.phone(phone)
}
