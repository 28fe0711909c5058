/** Checks what a desk device signed: a raw Ed25519 public key, as the device registered it. */
import { createPublicKey, verify } from 'node:crypto'

// SubjectPublicKeyInfo header of an Ed25519 key: Node takes no bare 32 bytes.
const spkiEd25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** @param signature base64url */
export const signedBy = (publicKey: Buffer, text: string, signature: string): boolean =>
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.concat([spkiEd25519, publicKey]), format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64url'),
  )
