/** Invitation codes: 75 bits in Crockford's base 32, 15 characters in which nobody confuses O with 0 or I with 1. */

/** The keyed hash of the vault. */
interface Keyed {
  index(value: string, domain: string): Buffer
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 15

/**
 * The code of an invitation is a keyed hash of its id. So it need not be kept anywhere and can still be shown again to the
 * one who made it; without the key it cannot be told from chance.
 */
export function codeOf(vault: Keyed, invitationId: string): string {
  const hash = vault.index(invitationId, 'invitation.code')
  const bits = BigInt(`0x${hash.toString('hex')}`) >> BigInt(hash.length * 8 - length * 5)
  return Array.from(
    { length },
    (_, i) => alphabet[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)],
  ).join('')
}

/** What was typed, as it was made: upper case, no dashes or spaces, O for 0, I and L for 1. */
export const normaliseCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

export const codeIndex = (vault: Keyed, code: string): Buffer => vault.index(code, 'invitation')
