/** The typed code at rest: a keyed hash to find it, and the sealed code to show it again to its holder. */
import type { VoucherId } from '../../types/schema'
import type { Vault } from '../platform/vault'
import type { TypedCode } from './rules/typed-code'

export const codeIndex = (vault: Vault, code: TypedCode): Buffer => vault.index(code, 'voucher.code')
export const sealCode = (vault: Vault, id: VoucherId, code: TypedCode): Buffer =>
  vault.seal(code, `voucher.code:${id}`)
export const openCode = (vault: Vault, id: VoucherId, sealed: Buffer): TypedCode =>
  vault.open(sealed, `voucher.code:${id}`) as TypedCode
