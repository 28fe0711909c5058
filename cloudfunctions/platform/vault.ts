/** Keys at work: sealed fields, blind indexes, signatures. AES-256-GCM, HMAC-SHA256, Ed25519. The 国密 option (SM4, SM3) is not built yet. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'

export interface Vault {
  /** Encrypts a field. `context` (table.column:row) is authenticated: a sealed value cannot be moved to another row. */
  seal(plain: string, context: string): Buffer
  open(sealed: Buffer, context: string): string
  /** Keyed hash for equality search; `domain` keeps names, numbers, phones and codes apart. */
  index(value: string, domain: string): Buffer
  /** Ed25519 signature, 64 bytes. */
  sign(payload: Buffer): Buffer
  verify(payload: Buffer, signature: Buffer): boolean
  /** What the signatures are checked with where there is no network: 32 bytes. */
  readonly publicKey: Buffer
}

/** One 32-byte secret a version; the highest version writes, every version reads. */
export type Keyring = ReadonlyMap<number, Buffer>

const derive = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32))
// PKCS#8 header of an Ed25519 private key: Node takes no bare seed.
const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** @param keys from the environment (YYT_KEYS) in the cloud, from the data folder locally */
export function createVault(keys: Keyring): Vault {
  const versions = [...keys.keys()].sort((a, b) => b - a)
  const current = versions[0]
  const oldest = versions.at(-1)
  if (current === undefined || oldest === undefined) throw new Error('no keys: set YYT_KEYS')
  const field = new Map([...keys].map(([version, secret]) => [version, derive(secret, 'field')]))
  // Indexes and signatures keep the first key: rotating them means re-indexing, a migration of its own.
  const root = keyOf(keys, oldest)
  const indexKey = derive(root, 'index')
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Ed25519, derive(root, 'sign')]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)

  return {
    seal(plain, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(field, current), iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([current]), iv, cipher.getAuthTag(), body])
    },
    open(sealed, context) {
      const version = sealed[0] ?? 0
      const decipher = createDecipheriv('aes-256-gcm', keyOf(field, version), sealed.subarray(1, 13)).setAAD(
        Buffer.from(context),
      )
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
    index: (value, domain) =>
      createHmac('sha256', indexKey).update(domain).update('\0').update(value).digest().subarray(0, 16),
    sign: payload => sign(null, payload, privateKey),
    verify: (payload, signature) => verify(null, payload, publicKey, signature),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  }
}

function keyOf(keys: ReadonlyMap<number, Buffer>, version: number): Buffer {
  const key = keys.get(version)
  if (!key) throw new Error(`key version ${version} is missing`)
  return key
}

/** `1:<64 hex>[,2:<64 hex>…]` as it stands in the environment. */
export function parseKeyring(text: string): Keyring {
  return new Map(
    text.split(',').map(part => {
      const [version, hex] = part.split(':')
      const secret = Buffer.from(hex ?? '', 'hex')
      if (!version || !/^\d{1,3}$/.test(version) || secret.length !== 32)
        throw new Error('YYT_KEYS must read version:64-hex[,version:64-hex]')
      return [Number(version), secret] as const
    }),
  )
}
