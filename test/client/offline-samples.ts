// Invented answers about desks without a network, and a desk device whose city is one key of Node's.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { checkBytes, checkText } from '~types/desk-record'
import { payloadBytes, shownAt, shownVersion } from '~types/shown-code'
import type { Given } from './backend'

export const conflicts: Given<'desk.conflicts'> = {
  items: [
    {
      conflictId: '901',
      title: '婚前医学检查',
      names: ['沈*月', '陆*'],
      counted: { at: '2026-11-22T01:30:00.000Z', institution: '黄花镇卫生院' },
      notCounted: { at: '2026-11-22T01:10:00.000Z', institution: '夷陵区妇幼保健院' },
      side: 'not_counted',
    },
  ],
  next: null,
}
export const refused: Given<'desk.refused'> = {
  items: [
    {
      recordId: '0'.repeat(32),
      title: '婚前医学检查',
      names: ['白*'],
      at: '2026-11-21T02:00:00.000Z',
      institution: '夷陵区妇幼保健院',
      text: '此券已停用,不能再使用。',
    },
  ],
  next: null,
}
export const refusedScans: Given<'desk.refusedScans'> = {
  items: [
    {
      refusalId: '61',
      at: '2026-11-22T02:00:00.000Z',
      institution: '夷陵区妇幼保健院',
      reason: 'CODE_OTHER_CITY',
      text: '这是其他地区发放的电子券,请到发放地区的机构使用。',
    },
  ],
  next: null,
}
export const devices: Given<'desk.devices'> = {
  items: [
    {
      deviceId: '701',
      label: '窗口 周',
      institution: '夷陵区妇幼保健院',
      registeredAt: '2026-11-20T00:40:00.000Z',
      registeredBy: '窗口 周',
      lastSeen: '2026-11-22T00:30:00.000Z',
    },
  ],
  next: null,
}

const city = generateKeyPairSync('ed25519')
const listId = '55'
export const typed = 'K7M2P9QX4TRWABCDE'
export const voucherId = '383074172928004122'

export const registered: Given<'desk.register'> = {
  deviceId: '701',
  institutionId: '4205060001',
  cityKey: city.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url'),
}

export const citySigned = (text: Buffer): Buffer => sign(null, text, city.privateKey)

/** A day's list with one voucher, signed by the city. @param at epoch milliseconds */
export function day(at: number): Given<'desk.day'> {
  const list = JSON.stringify({
    listId,
    institutionId: registered.institutionId,
    deviceId: registered.deviceId,
    city: '420506',
    at: new Date(at).toISOString(),
    validUntil: new Date(at + 10 * 3_600_000).toISOString(),
    vouchers: [
      {
        voucherId,
        title: '婚前医学检查',
        names: ['沈*月', '陆*'],
        check: createHash('sha512')
          .update(checkText(listId, typed))
          .digest()
          .subarray(0, checkBytes)
          .toString('base64url'),
        codeVersion: 2,
        lastDay: '2027-05-22',
        starts: '08:30',
      },
    ],
  })
  return { list, signature: citySigned(Buffer.from(list)).toString('base64url') }
}

/**
 * What the resident's screen shows, good for the minute before `expires` (Unix seconds).
 * @param change of what is usual: signed by this city, its second code
 */
export function qr(
  id: string,
  expires: number,
  { signer = citySigned, codeVersion = 2, of = 420_506 } = {},
): string {
  const payload = Buffer.alloc(payloadBytes)
  payload.writeUInt8(shownVersion, 0)
  payload.writeBigUInt64BE(BigInt(id), shownAt.voucher)
  payload.writeBigUInt64BE(BigInt(7), shownAt.home)
  payload.writeUInt32BE(expires, shownAt.expires)
  payload.writeUInt8(codeVersion, shownAt.codeVersion)
  payload.writeUInt32BE(of, shownAt.city)
  return Buffer.concat([payload, signer(payload)]).toString('base64url')
}
