// What the host can do, and what it honestly says when it cannot.
import Taro from '@tarojs/taro'
import { addCalendarEvent } from './add-calendar-event'
import { authorisePrivacy } from './authorise-privacy'
import { roughLocation } from './location'
import { makeCall } from './make-call'
import { openPlace } from './open-place'
import { phoneCode } from './phone-number'
import { printPage } from './print-page'
import { scan } from './scan'
import { forget, readStored, store } from './storage'
import { subscribe } from './subscribe'

const place = { name: '夷陵区妇幼保健院', address: '小溪塔', latitude: 30.77, longitude: 111.32 }
const event = {
  id: 'a1',
  title: '孕前检查',
  start: '2026-10-14T08:30:00+08:00',
  end: '2026-10-14T09:00:00+08:00',
  alarmMinutes: 60,
}

describe('in WeChat', () => {
  beforeEach(() => {
    process.env.TARO_ENV = 'weapp'
  })

  test('a scan gives the text', async () => {
    expect(await scan()).toEqual({ ok: true, value: 'CODE' })
  })

  test('closing the scanner is a change of mind, no failure', async () => {
    jest.mocked(Taro.scanCode).mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' })
    expect(await scan()).toMatchObject({ ok: false, reason: 'cancelled' })
  })

  test('a ban or a missing answer to a subscription counts as reject', async () => {
    jest
      .mocked(Taro.requestSubscribeMessage)
      .mockResolvedValueOnce(
        Object.assign({ errMsg: 'requestSubscribeMessage:ok' }, { a: 'accept', b: 'ban' }),
      )
    expect(await subscribe(['a', 'b', 'c'])).toEqual({
      ok: true,
      value: { a: 'accept', b: 'reject', c: 'reject' },
    })
  })

  test('more than three templates are not even asked for', async () => {
    expect(await subscribe(['a', 'b', 'c', 'd'])).toMatchObject({ ok: false, reason: 'failed' })
    expect(Taro.requestSubscribeMessage).not.toHaveBeenCalled()
  })

  test('an appointment is added in seconds, with its alarm in seconds before', async () => {
    expect(await addCalendarEvent(event)).toEqual({ ok: true, value: 'added' })
    expect(Taro.addPhoneCalendar).toHaveBeenCalledWith(
      expect.objectContaining({ startTime: 1791937800, endTime: '1791939600', alarmOffset: 3600 }),
    )
  })

  test('a refused permission is told from a failure', async () => {
    jest.mocked(Taro.addPhoneCalendar).mockRejectedValueOnce({ errMsg: 'addPhoneCalendar:fail auth deny' })
    expect(await addCalendarEvent(event)).toMatchObject({ ok: false, reason: 'denied' })
  })

  test('the place is asked for only after consent', async () => {
    jest
      .mocked(Taro.requirePrivacyAuthorize)
      .mockImplementationOnce(options => options?.fail?.({ errMsg: 'disagree' }))
    expect(await roughLocation()).toMatchObject({ ok: false, reason: 'denied' })
    expect(Taro.getFuzzyLocation).not.toHaveBeenCalled()
    expect(await roughLocation()).toEqual({
      ok: true,
      value: { latitude: 30.77, longitude: 111.32, datum: 'gcj02' },
    })
  })

  test('a declined phone number is a refusal, and a code is a code', () => {
    expect(phoneCode({ errMsg: 'getPhoneNumber:fail user deny' })).toMatchObject({
      ok: false,
      reason: 'denied',
    })
    expect(phoneCode({ errMsg: 'getPhoneNumber:ok', code: 'c' })).toEqual({ ok: true, value: 'c' })
    expect(phoneCode({ errMsg: 'getPhoneNumber:ok' })).toMatchObject({ ok: false, reason: 'failed' })
  })
})

describe('in a browser', () => {
  beforeEach(() => {
    process.env.TARO_ENV = 'h5'
  })
  afterEach(() => {
    process.env.TARO_ENV = 'weapp'
  })

  test('what only WeChat has is refused, and the host is not asked', async () => {
    expect(await scan()).toMatchObject({ ok: false, reason: 'unsupported' })
    expect(await subscribe(['a'])).toMatchObject({ ok: false, reason: 'unsupported' })
    expect(await authorisePrivacy()).toMatchObject({ ok: false, reason: 'unsupported' })
    expect(Taro.scanCode).not.toHaveBeenCalled()
    expect(Taro.requestSubscribeMessage).not.toHaveBeenCalled()
  })

  test('a computer has no telephone, and says so', async () => {
    Object.assign(window, { matchMedia: () => ({ matches: false }) })
    expect(await makeCall('07170000000')).toMatchObject({ ok: false, reason: 'unsupported' })
  })

  test('a blocked window is a failure', async () => {
    const open = jest.spyOn(window, 'open').mockReturnValueOnce(null)
    expect(await openPlace(place)).toMatchObject({ ok: false, reason: 'failed' })
    expect(open.mock.calls[0]?.[0]).toContain('position=111.32%2C30.77')
  })

  test('an appointment becomes a file', async () => {
    Object.assign(URL, { createObjectURL: jest.fn(() => 'blob:1'), revokeObjectURL: jest.fn() })
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    expect(await addCalendarEvent(event)).toEqual({ ok: true, value: 'file' })
    expect(click).toHaveBeenCalledTimes(1)
  })

  test('the page is printed', () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
    expect(printPage()).toMatchObject({ ok: true })
    expect(print).toHaveBeenCalledTimes(1)
  })
})

test('what is stored comes back, until it is forgotten', () => {
  expect(store('draft', { step: 2 })).toBe(true)
  expect(readStored('draft')).toEqual({ step: 2 })
  forget('draft')
  expect(readStored('draft')).toBeUndefined()
})

test('a full device is reported, and a broken value is none', () => {
  jest.mocked(Taro.setStorageSync).mockImplementationOnce(() => {
    throw new Error('exceed storage max size')
  })
  expect(store('draft', 1)).toBe(false)
  jest.mocked(Taro.getStorageSync).mockReturnValueOnce('{broken')
  expect(readStored('draft')).toBeUndefined()
})
