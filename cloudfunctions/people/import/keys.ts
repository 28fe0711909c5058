/** The keyed hashes by which the import finds and compares people, in hex so that they can be keys of a map. */
import type { Vault } from '../../platform/vault'
import { nameIndex, numberIndex, phoneIndex, type DocType } from '../sealed'
import type { DocumentKey } from './population'

export interface Keys {
  document(of: { readonly docType: DocType; readonly number: string }): DocumentKey
  name(name: string): string
  phone(phone: string): string
}

export const createKeys = (vault: Vault): Keys => ({
  document: ({ docType, number }) => numberIndex(vault, docType, number).toString('hex') as DocumentKey,
  name: name => nameIndex(vault, name).toString('hex'),
  phone: phone => phoneIndex(vault, phone).toString('hex'),
})
