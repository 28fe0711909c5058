/** Which programmes she holds a voucher of or may claim one of now. */
import type { Programme } from '../../eligibility/rules/programme'

/** @param eligible mask of programme ordinals, decimal */
export function rightsOf(
  programmes: readonly Pick<Programme, 'code' | 'ordinal'>[],
  eligible: string,
  vouchers: readonly { readonly programme: string; readonly state: string }[],
): ReadonlySet<string> {
  const mask = BigInt(eligible)
  return new Set([
    ...programmes.filter(({ ordinal }) => (mask >> BigInt(ordinal)) & 1n).map(({ code }) => code),
    ...vouchers.filter(({ state }) => state === 'claimed').map(({ programme }) => programme),
  ])
}
