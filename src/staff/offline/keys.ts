// Ed25519 and SHA-512 on the desk device, by TweetNaCl: audited, plain JavaScript, only in this subpackage.
import nacl from 'tweetnacl'
import { fromBase64url, toBase64url, toBytes } from './bytes'

/** A key pair is remembered as its seed: 32 random bytes, base64url. */
const pairOf = (seed: string): nacl.SignKeyPair =>
  nacl.sign.keyPair.fromSeed(fromBase64url(seed) ?? new Uint8Array(32))

export const publicKeyOf = (seed: string): string => toBase64url(pairOf(seed).publicKey)

export const signText = (seed: string, text: string): string =>
  toBase64url(nacl.sign.detached(toBytes(text), pairOf(seed).secretKey))

/** @param publicKey base64url, as the city gave it when the device was registered */
export function verifyBytes(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = fromBase64url(publicKey)
  return (
    key?.length === nacl.sign.publicKeyLength &&
    signature.length === nacl.sign.signatureLength &&
    nacl.sign.detached.verify(bytes, signature, key)
  )
}

export const verifyText = (publicKey: string, text: string, signature: string): boolean =>
  verifyBytes(publicKey, toBytes(text), fromBase64url(signature) ?? new Uint8Array(0))

export const sha512 = (text: string): Uint8Array => nacl.hash(toBytes(text))
