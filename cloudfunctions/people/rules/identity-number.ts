/** Identity numbers of GB 11643-1999: 6 digits of division, 8 of birth, 3 of sequence (odd: male), ISO 7064 MOD 11-2. */
import type { LocalDate } from '../../../types/schema'
import { readDate } from './date'

export type NumberFault =
  'ID_MISSING' | 'ID_15_DIGITS' | 'ID_MALFORMED' | 'ID_BIRTHDAY_IMPOSSIBLE' | 'ID_CHECKSUM'

export interface IdentityNumber {
  /** Normalised. */
  readonly number: string
  readonly docType: 'resident_id' | 'hmt_permit' | 'permanent_resident'
  /** Null on a permanent resident card: only its check digit is public. */
  readonly birth: LocalDate | null
  /** GB/T 2261.1: 1 male, 2 female. */
  readonly sex: 1 | 2 | null
  /** Six digits. Not looked up: a number keeps the code of a division that has since been abolished. */
  readonly region: string
}
export type ParsedNumber =
  { readonly ok: true; readonly id: IdentityNumber } | { readonly ok: false; readonly fault: NumberFault }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Full-width and lower-case forms become one (x, Ｘ → X); spaces and dashes that people put between groups go. */
export const normaliseNumber = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[\s‐-―-]/g, '')

/** @param body the first 17 digits */
export function checkDigit(body: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return '10X98765432'.charAt(sum % 11)
}

/**
 * Mainland numbers, the residence permit of people from Hong Kong (81), Macao (82) and Taiwan (83), and the permanent
 * resident card of 2023 (first digit 9).
 */
export function parseIdentityNumber(raw: string): ParsedNumber {
  const number = normaliseNumber(raw)
  const fault = (code: NumberFault): ParsedNumber => ({ ok: false, fault: code })
  if (number === '') return fault('ID_MISSING')
  if (/^\d{15}$/.test(number)) return fault('ID_15_DIGITS')
  if (!/^\d{17}[\dX]$/.test(number)) return fault('ID_MALFORMED')
  const foreigner = number.startsWith('9')
  const birth = foreigner ? null : readDate(number.slice(6, 14))
  // Before the check digit: of the two it is the fault that the holder can see on the card.
  if (birth === null && !foreigner) return fault('ID_BIRTHDAY_IMPOSSIBLE')
  if (checkDigit(number) !== number.at(-1)) return fault('ID_CHECKSUM')
  return {
    ok: true,
    id: {
      number,
      docType: foreigner ? 'permanent_resident' : /^8[123]/.test(number) ? 'hmt_permit' : 'resident_id',
      birth,
      sex: foreigner ? null : Number(number[16]) % 2 === 1 ? 1 : 2,
      region: number.slice(0, 6),
    },
  }
}
