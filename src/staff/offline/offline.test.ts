// The device's own cryptography and rules, against Node's as an independent witness.
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import * as given from '../../../test/client/offline-samples'
import { useBackend } from '../../../test/client/backend'
import Taro from '../../../test/client/taro'
import { recordText } from '~types/desk-record'
import { deskDay } from '~types/offline'
import { fromBase64url, toBase64url, toBytes, toDecimal, toHex } from './bytes'
import { keepDay, keepDevice, keptDay, keptDevice, keptWork } from './kept'
import { publicKeyOf, sha512, signText, verifyText } from './keys'
import { lookOffline, type FoundOffline } from './look'
import { randomSeed } from './random-seed'
import { noteRedeemed, redeemOffline } from './redeem'
import type { DeviceId } from '~types/desk-record'
import type { InstitutionId, VoucherId } from '~types/schema'

useBackend()
const clinic = '夷陵区妇幼保健院'
const now = Date.parse('2026-11-23T02:00:00.000Z')
const seconds = now / 1000
const device = {
  ...given.registered,
  deviceId: given.registered.deviceId as DeviceId,
  institutionId: given.registered.institutionId as InstitutionId,
  seed: Buffer.alloc(32, 5).toString('base64url'),
}
const today = () => deskDay.parse(JSON.parse(given.day(now).list))
const look = (code: string, at = now) =>
  lookOffline(code, { cityKey: device.cityKey, day: today(), work: keptWork(clinic), now: at })
const found = (code: string): FoundOffline => {
  const looked = look(code)
  if (!looked.ok) throw new Error(looked.text)
  return looked.found
}
const textOf = (code: string, at = now): string => {
  const looked = look(code, at)
  return looked.ok ? '' : looked.text
}

describe('bytes', () => {
  test('base64url, hex, UTF-8, numbers of 64 bits and SHA-512 are those of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), (bytes, text) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(Array.from(fromBase64url(toBase64url(bytes)) ?? [])).toEqual(Array.from(bytes))
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(toHex(toBytes(text))).toBe(Buffer.from(text).toString('hex'))
        expect(toHex(sha512(text))).toBe(createHash('sha512').update(text).digest('hex'))
      }),
    )
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), number => {
        const bytes = Buffer.alloc(8)
        bytes.writeBigUInt64BE(number)
        expect(toDecimal(bytes)).toBe(number.toString())
      }),
    )
  })
  test.each(['A', 'AB=', 'AB!', 'AAB', '测试'])('%s is not how bytes are spelt', text => {
    expect(fromBase64url(text)).toBeNull()
  })
})

describe('signatures', () => {
  test('what the device signs Node verifies, and the other way round; a changed text is neither', () => {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKeyOf(device.seed) },
      format: 'jwk',
    })
    fc.assert(
      fc.property(fc.string(), text => {
        const mine = signText(device.seed, text)
        expect(verify(null, Buffer.from(text), key, Buffer.from(mine, 'base64url'))).toBe(true)
        const theirs = given.citySigned(Buffer.from(text)).toString('base64url')
        expect(verifyText(device.cityKey, text, theirs)).toBe(true)
        expect(verifyText(device.cityKey, `${text}.`, theirs)).toBe(false)
      }),
      { numRuns: 25 },
    )
    expect(verifyText(device.cityKey, '', 'short')).toBe(false)
    expect(verifyText('short', '', 'short')).toBe(false)
  })
  test('a seed is 32 bytes of the host’s randomness', async () => {
    const bytes = Buffer.alloc(32, 3)
    const getRandomValues = jest.fn((options: { success: (answer: unknown) => void }) =>
      options.success({ randomValues: Uint8Array.from(bytes).buffer }),
    )
    Object.assign(Taro, { getRandomValues })
    expect(await randomSeed()).toBe(bytes.toString('base64url'))
    expect(getRandomValues).toHaveBeenCalledWith(expect.objectContaining({ length: 32 }))
    getRandomValues.mockImplementationOnce(() => {
      throw new Error('getRandomValues:fail')
    })
    await expect(randomSeed()).rejects.toThrow('fail')
  })
})

describe('looking at a code without a network', () => {
  test('a code of the city that is on the list, scanned or typed, tells whose it is', () => {
    expect(found(given.qr(given.voucherId, seconds + 30))).toMatchObject({
      voucherId: given.voucherId,
      listed: { names: ['沈*月', '陆*'] },
    })
    expect(found('k7m2-p9qx-4trw abcde')).toMatchObject({ code: given.typed, voucherId: given.voucherId })
  })
  test('a code of the city that is not on the list is genuine and says no more', () => {
    expect(found(given.qr('12', seconds + 30))).toMatchObject({ voucherId: '12', listed: null })
  })
  test.each([
    ['good', 60 + 90, true],
    ['too far ahead', 60 + 91, false],
    ['just in time', -90, true],
    ['stale', -91, false],
  ])('one that is %s by 90 seconds', (_, ahead, ok) => {
    expect(look(given.qr(given.voucherId, seconds + ahead)).ok).toBe(ok)
  })
  test('one of another city, altered or cut, is not ours; a typed one that is unknown neither', () => {
    const other = generateKeyPairSync('ed25519').privateKey
    const mine = given.qr(given.voucherId, seconds + 30)
    const forged = given.qr(given.voucherId, seconds + 30, { signer: payload => sign(null, payload, other) })
    const altered = (mine.startsWith('AQ') ? 'AR' : 'AQ') + mine.slice(2)
    const foreign = given.qr(given.voucherId, seconds + 30, { of: 320_706 })
    const replaced = given.qr(given.voucherId, seconds + 30, { codeVersion: 1 })
    expect(textOf(foreign)).toContain('其他地区')
    expect(textOf(replaced)).toContain('这个码已作废')
    for (const code of [forged, altered, mine.slice(0, -2), `${mine}AAAA`, '测'.repeat(60)])
      expect(textOf(code)).toContain('券码未通过验证')
    expect(textOf('K7M2P9QX4TRWABCDF')).toContain('今日名单里没有这张券')
    expect(textOf('K7M2P9QX')).toContain('没有这张券')
  })
  test('a list that is over, or a clock that was set back, stops it', () => {
    expect(textOf(given.typed, now + 10 * 3_600_000)).toContain('今日名单已过期')
    expect(textOf(given.typed, now - 91_000)).toContain('本机时间比实际慢约2分钟')
    expect(textOf(given.typed, now - 90_000)).toBe('')
  })
})

describe('redeeming without a network', () => {
  test('the record is signed by the device and kept before it is said; the same voucher is refused at once', () => {
    const one = found(given.typed)
    const waiting = redeemOffline(clinic, device, today(), one, now)
    const [kept] = keptWork(clinic).queue
    expect(kept).toEqual(waiting)
    if (!kept) throw new Error('nothing kept')
    const { signature, ...unsigned } = kept.record
    const text = recordText(device.institutionId, device.deviceId, unsigned)
    expect(verifyText(publicKeyOf(device.seed), text, signature)).toBe(true)
    expect(unsigned).toMatchObject({ code: given.typed, at: '2026-11-23T02:00:00.000Z', listId: '55' })
    expect(textOf(given.typed)).toContain('已于今天10:00在本机核销')
    expect(textOf(given.qr(given.voucherId, seconds + 30))).toContain('不能重复核销')
  })
  test('one that was redeemed online here is refused too; yesterday’s are forgotten', () => {
    noteRedeemed(clinic, '77' as VoucherId, now - 86_400_000)
    noteRedeemed(clinic, given.voucherId as VoucherId, now)
    expect(textOf(given.typed)).toContain('不能重复核销')
    expect(keptWork(clinic).redeemed).toHaveLength(1)
  })
  test('when the device is full nothing was redeemed', () => {
    Taro.setStorageSync.mockImplementationOnce(() => {
      throw new Error('exceed storage max size')
    })
    expect(redeemOffline(clinic, device, today(), found(given.typed), now)).toBeUndefined()
    expect(keptWork(clinic).queue).toEqual([])
    expect(textOf(given.typed)).toBe('')
  })
})

test('what is kept is found again by the same institution only, and a list that was changed is none', () => {
  keepDevice(clinic, device)
  keepDay(clinic, given.day(now))
  expect(keptDevice(clinic)).toEqual(device)
  expect(keptDevice('黄花镇卫生院')).toBeUndefined()
  expect(keptDay(clinic, device)?.vouchers).toHaveLength(1)
  const { list, signature } = given.day(now)
  keepDay(clinic, { list: list.replace('2027-05-22', '2028-05-22'), signature })
  expect(keptDay(clinic, device)).toBeUndefined()
  keepDay(clinic, given.day(now))
  expect(keptDay(clinic, { ...device, deviceId: '702' as DeviceId })).toBeUndefined()
})
