/** The code that is read aloud or typed when a screen cannot be scanned. */
import { base32Symbol, encodeBase32, isBase32, readBase32 } from '../../../types/base32'
import type { PersonId } from '../../../types/schema'
import { randomSymbols, routingSymbols } from '../../../types/shown-code'

/** Canonical: 2 routing and 15 random symbols, no separators. */
export type TypedCode = string & { readonly __brand: 'TypedCode' }

/** Bytes of entropy that `makeTypedCode` needs. */
export const entropyBytes = 10

/**
 * Two symbols (1,024 buckets) that follow from the voucher's home person, so that a distributed database can send the
 * look-up of a typed code to one shard. They say nothing about the person: low bits of an application-made id.
 */
export function routingPrefix(home: PersonId): string {
  const bucket = Number(mix(BigInt(home)) & 1023n)
  return base32Symbol(bucket >> 5) + base32Symbol(bucket & 31)
}

// The low bits of an id are a sequence that starts at 0 again and again; multiplying spreads them (Knuth, TAOCP 6.4).
const mix = (id: bigint): bigint => ((id * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn) >> 54n

/** @param entropy at least `entropyBytes` from a cryptographic source */
export const makeTypedCode = (home: PersonId, entropy: Uint8Array): TypedCode =>
  (routingPrefix(home) + encodeBase32(entropy, randomSymbols)) as TypedCode

/** For the screen: `7K-3F9QA-0X2MD-VT84H`. */
export const grouped = (code: TypedCode): string =>
  [code.slice(0, 2), code.slice(2, 7), code.slice(7, 12), code.slice(12)].join('-')

/** What a person typed, as the canonical code; null when it cannot be one. */
export function normaliseTypedCode(raw: string): TypedCode | null {
  const code = readBase32(raw)
  return isBase32(code, routingSymbols + randomSymbols) ? (code as TypedCode) : null
}
