/** What a desk device signs without a network, and the texts that are signed: the same on the device and on the server. */
import { instant, z } from './schema'

/** How far a desk's clock may be off: beyond it neither a shown code nor the time of a redemption means anything. */
export const deskSlackSeconds = 90
/** Records in one call of desk.sync. */
export const deskBatch = 200

const id = () => z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const deviceId = id().brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceId>
export const deskListId = id().brand<'DeskListId'>()
export type DeskListId = z.infer<typeof deskListId>

/** 32 bytes, base64url. */
export const publicKey = z.string().check(z.regex(/^[\w-]{43}$/))
/** 64 bytes, base64url. */
export const signature = z.string().check(z.regex(/^[\w-]{86}$/))

export const deskRecord = z.object({
  /** Made by the device, 128 bits: the same record sent again is the same redemption. */
  recordId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  listId: deskListId,
  at: instant,
  /** What was scanned or typed: the server checks it again, so that a device alone can redeem nothing. */
  code: z.string().check(z.minLength(8), z.maxLength(400)),
  signature,
})
export type DeskRecord = z.infer<typeof deskRecord>

/** ASCII, one field a line; what a field may hold has no line break. */
export const recordText = (
  institutionId: string,
  device: string,
  { recordId, listId, at, code }: Omit<DeskRecord, 'signature'>,
): string => ['yunyutong-desk-record-1', institutionId, device, recordId, listId, at, code].join('\n')

/** Signed at registration: whoever registers a key has the private one. */
export const registrationText = (key: string): string => `yunyutong-desk-key-1\n${key}`

/** Hashed (SHA-512, first 12 bytes) into the day's list: it finds a typed code and does not tell it. */
export const checkText = (listId: string, typed: string): string =>
  ['yunyutong-desk-check-1', listId, typed].join('\n')
export const checkBytes = 12
