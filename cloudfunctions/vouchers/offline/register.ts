/** desk.register, desk.devices, desk.revoke: which devices may redeem without a network. */
import { registrationText, type DeviceId } from '../../../types/desk-record'
import { ServiceError } from '../../../types/errors'
import type { Handler } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { signedBy } from './device-key'
import { activeDevices, deviceByKey, devicesPage, insertDevice, revokeDevice } from './queries/devices'
import { deskOf, scopeOf } from './scope'

/** A hospital has a dozen desks; a hundred keys would be a hundred places to lose one. */
const most = 20

export const register: Handler<'desk.register'> = async (context, { publicKey, proof, label }) => {
  const { db, vault, clock, ids, caller } = context
  const institutionId = deskOf(context)
  const key = Buffer.from(publicKey, 'base64url')
  if (!signedBy(key, registrationText(publicKey), proof)) throw new ServiceError('DESK_FORGED')
  const cityKey = vault.publicKey.toString('base64url')
  const before = await deviceByKey(db, institutionId, key)
  if (before && before.revoked_at !== null) throw new ServiceError('DESK_DEVICE_UNKNOWN')
  if (before) return { deviceId: before.device_id, institutionId, cityKey }
  if ((await activeDevices(db, institutionId)) >= most) throw new ServiceError('DESK_DEVICES_FULL')
  const deviceId = ids.next<DeviceId>()
  const made = await insertDevice(db, {
    institutionId,
    device_id: deviceId,
    public_key: key,
    label,
    by: caller.accountKey,
    at: clock.now(),
  })
  if (!made) throw new ServiceError('SYSTEM_RETRY')
  return { deviceId, institutionId, cityKey }
}

export const devices: Handler<'desk.devices'> = async (context, { cursor }) => {
  const rows = await devicesPage(context.db, scopeOf(context), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.device_id])
  return {
    items: items.map(row => ({
      deviceId: row.device_id,
      label: row.label,
      institution: row.institution,
      registeredAt: row.registered_at,
      registeredBy: row.registered_by ?? '',
      lastSeen: row.last_seen,
    })),
    next,
  }
}

export const revoke: Handler<'desk.revoke'> = async (context, { deviceId }) => {
  const { db, clock, caller } = context
  const by = { accountKey: caller.accountKey, at: clock.now() }
  if (!(await revokeDevice(db, scopeOf(context), deviceId, by))) throw new ServiceError('NOT_FOUND')
  return {}
}
