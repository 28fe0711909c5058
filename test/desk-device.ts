/** A desk device for tests, with Node's own Ed25519: an independent witness of what the device's code does with another. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import {
  recordText,
  registrationText,
  type DeskListId,
  type DeskRecord,
  type DeviceId,
} from '../types/desk-record'
import { deskDay, type DeskDay } from '../types/offline'
import type { Input, Output } from '../types/contract'
import type { Instant } from '../types/schema'
import type { World } from './world'

export interface DeskDevice {
  readonly clerk: string
  readonly deviceId: DeviceId
  readonly institutionId: string
  readonly cityKey: string
  readonly privateKey: KeyObject
  list: DeskDay
}

export const signed = (key: KeyObject, text: string): string =>
  sign(null, Buffer.from(text), key).toString('base64url')

export function newKey(): { privateKey: KeyObject; registration: Input<'desk.register'> } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url')
  return {
    privateKey,
    registration: { publicKey: raw, proof: signed(privateKey, registrationText(raw)), label: '一号窗口' },
  }
}

export async function takeList(world: World, clerk: string, deviceId: DeviceId): Promise<DeskDay> {
  const { list } = await world.ok('desk.day', { deviceId, deviceTime: world.clock.now() }, clerk)
  return deskDay.parse(JSON.parse(list))
}

/** Registered by the clerk, with the list of the day. */
export async function newDevice(world: World, clerk: string): Promise<DeskDevice> {
  const { privateKey, registration } = newKey()
  const registered = await world.ok('desk.register', registration, clerk)
  return { clerk, privateKey, ...registered, list: await takeList(world, clerk, registered.deviceId) }
}

/** What the device writes when it redeems now. */
export function recordOf(
  device: DeskDevice,
  code: string,
  at: Instant,
  listId: DeskListId = device.list.listId,
): DeskRecord {
  const record = { recordId: randomBytes(16).toString('hex'), listId, at, code }
  return {
    ...record,
    signature: signed(device.privateKey, recordText(device.institutionId, device.deviceId, record)),
  }
}

export const upload = async (
  world: World,
  device: DeskDevice,
  records: readonly DeskRecord[],
): Promise<Output<'desk.sync'>['results']> =>
  (
    await world.ok(
      'desk.sync',
      { deviceId: device.deviceId, deviceTime: world.clock.now(), records: [...records] },
      device.clerk,
    )
  ).results
