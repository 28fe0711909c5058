/** How the people's tables seal and index their sensitive fields: one place, so that a context cannot drift. */
import type { PersonId } from '../../types/schema'
import type { Vault } from '../platform/vault'
import { normaliseName } from './name'
import { normaliseNumber } from './rules/identity-number'

const docTypes = [
  'resident_id',
  'passport',
  'permanent_resident',
  'hmt_permit',
  'birth_certificate',
  'temporary',
] as const
export type DocType = (typeof docTypes)[number]

export const nameIndex = (vault: Vault, name: string): Buffer => vault.index(normaliseName(name), 'name')
export const phoneIndex = (vault: Vault, phone: string): Buffer => vault.index(phone, 'phone')
/** @param number normalised: NFKC, upper case, no spaces */
export const numberIndex = (vault: Vault, docType: DocType, number: string): Buffer =>
  vault.index(number, `number:${docType}`)

/** Of a number as it was typed, for each kind of document: nobody is asked for the kind, the number says enough. */
export const numberIndexes = (vault: Vault, typed: string): readonly Buffer[] =>
  docTypes.map(docType => numberIndex(vault, docType, normaliseNumber(typed)))

export const sealName = (vault: Vault, id: PersonId, name: string): Buffer =>
  vault.seal(name, `person.name:${id}`)
export const openName = (vault: Vault, id: PersonId, sealed: Buffer): string =>
  vault.open(sealed, `person.name:${id}`)
export const sealPhone = (vault: Vault, id: PersonId, phone: string): Buffer =>
  vault.seal(phone, `person.phone:${id}`)
export const openPhone = (vault: Vault, id: PersonId, sealed: Buffer): string =>
  vault.open(sealed, `person.phone:${id}`)
export const sealNumber = (vault: Vault, id: PersonId, number: string): Buffer =>
  vault.seal(number, `identifier.number:${id}`)
