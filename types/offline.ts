/** The offline desk: a device with its own key, the day's list, redemptions that were made without a network. */
import { actions, resident, staff } from './action'
import { deskBatch, deskListId, deskRecord, deviceId, publicKey, signature } from './desk-record'
import {
  empty,
  instant,
  institutionId,
  localDate,
  pageInput,
  pageOutput,
  timeOfDay,
  voucherId,
  z,
} from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const conflictId = id.brand<'ConflictId'>()
export type ConflictId = z.infer<typeof conflictId>

/** One voucher that may come to this desk today. */
export const listedVoucher = z.object({
  voucherId,
  title: z.string(),
  /** Masked. */
  names: z.array(z.string()),
  /** Finds a typed code without telling it (`checkText`). */
  check: z.string(),
  /** A code of an earlier version is void: it was replaced. */
  codeVersion: z.int(),
  lastDay: localDate,
  /** Start of today's appointment here; null for somebody who may walk in. */
  starts: z.nullable(timeOfDay),
})
export type ListedVoucher = z.infer<typeof listedVoucher>

/** The day's list as it is signed: JSON text, because a transport may reorder the keys of an object. */
export const deskDay = z.object({
  listId: deskListId,
  institutionId,
  deviceId,
  /** 6-digit code of the city whose codes this desk takes. */
  city: z.string(),
  at: instant,
  validUntil: instant,
  vouchers: z.array(listedVoucher),
})
export type DeskDay = z.infer<typeof deskDay>

const what = {
  title: z.string(),
  /** Masked. */
  names: z.array(z.string()),
}
const place = z.object({ at: instant, institution: z.string() })

export const offlineActions = actions({
  'desk.register': {
    summary: 'Register the public key of a desk device; the private key never leaves it.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({
      publicKey,
      /** Over `registrationText`, by the key that is registered. */
      proof: signature,
      label: z
        .string()
        .check(z.trim(), z.minLength(1, '请为这台设备起个名字'), z.maxLength(20, '最多20个字')),
    }),
    output: z.object({ deviceId, institutionId, cityKey: publicKey }),
    errors: ['DESK_FORGED', 'DESK_DEVICE_UNKNOWN', 'DESK_DEVICES_FULL'],
  },
  'desk.day': {
    summary: 'The signed list of today for a desk device: who is expected, what may be redeemed here.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ deviceId, deviceTime: instant }),
    output: z.object({ list: z.string(), signature }),
    errors: ['DESK_DEVICE_UNKNOWN', 'DESK_CLOCK'],
  },
  'desk.sync': {
    summary:
      'Take in what a desk redeemed without a network. Each record is answered; the first that is taken in wins.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({
      deviceId,
      deviceTime: instant,
      records: z.array(deskRecord).check(z.minLength(1), z.maxLength(deskBatch)),
    }),
    output: z.object({
      results: z.array(
        z.object({
          recordId: z.string(),
          outcome: z.enum(['accepted', 'conflict', 'refused']),
          /** Why not, in words for the clerk; empty when it was accepted. */
          text: z.string(),
        }),
      ),
    }),
    errors: ['DESK_DEVICE_UNKNOWN', 'DESK_CLOCK'],
  },
  'desk.conflicts': {
    summary: 'Vouchers that two desks redeemed, as each of the two desks and their manager see them.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          conflictId,
          ...what,
          counted: place,
          notCounted: place,
          /** The caller’s part in it; null for a manager. */
          side: z.nullable(z.enum(['counted', 'not_counted', 'both'])),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'desk.settle': {
    summary: 'The clerk has looked into a conflict: it leaves the list of this desk.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ conflictId }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'desk.refused': {
    summary:
      'What desks redeemed without a network and the server could not take in, of the last 30 days, with the reason.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({ recordId: z.string(), ...what, at: instant, institution: z.string(), text: z.string() }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'desk.devices': {
    summary:
      'The devices that may redeem without a network: of the clerk’s institution, or of the manager’s division.',
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          deviceId,
          label: z.string(),
          institution: z.string(),
          registeredAt: instant,
          registeredBy: z.string(),
          /** Last list or last upload, whichever is later. */
          lastSeen: z.nullable(instant),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'desk.revoke': {
    summary: 'A device is lost or out of use: what it signs is taken in no more.',
    kind: 'write',
    access: staff('clerk', 'manager'),
    input: z.object({ deviceId }),
    output: empty,
    errors: ['NOT_FOUND'],
  },
  'vouchers.dayCodes': {
    summary:
      'The codes of the coming minutes of a day with an appointment, for a phone that may lose its network.',
    kind: 'read',
    access: resident,
    input: z.object({ voucherId }),
    output: z.object({
      typed: z.nullable(z.string()),
      /** Runs of one-minute codes: the first holds from `startsAt`, each next one from a minute later. Empty without an appointment. */
      runs: z.array(z.object({ startsAt: instant, codes: z.array(z.string()) })),
    }),
    errors: ['NOT_FOUND', 'VOUCHER_CLOSED'],
  },
})
