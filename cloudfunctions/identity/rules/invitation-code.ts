/** Invitation codes: 75 bits in 15 characters. */
import { encodeBase32, readBase32 } from '../../../types/base32'

/** The keyed hash of the vault. */
interface Keyed {
  index(value: string, domain: string): Buffer
}

const symbols = 15

/**
 * The code of an invitation is a keyed hash of its id. So it need not be kept anywhere and can still be shown again to the
 * one who made it; without the key it cannot be told from chance.
 */
export const codeOf = (vault: Keyed, invitationId: string): string =>
  encodeBase32(vault.index(invitationId, 'invitation.code'), symbols)

export const normaliseCode = readBase32

export const codeIndex = (vault: Keyed, code: string): Buffer => vault.index(code, 'invitation')
