// Signing in to the demo, keeping the session, and leaving.
import { useBackend } from '../../test/client/backend'
import Taro from '../../test/client/taro'
import { deviceNow } from '@/platform/device-clock'
import { demoPersonas, followDemoClock, signInAs } from './demo'
import { dropToken, keepToken, readToken } from './session'
import { signOut } from './sign-out'

useBackend()
const persona = {
  id: 'bride',
  title: '沈拾月',
  story: '刚登记结婚',
  document: { name: '沈拾月', number: '47' },
}

test('a token is kept until it is dropped', () => {
  expect(readToken()).toBeNull()
  keepToken('t1')
  expect(readToken()).toBe('t1')
  dropToken()
  expect(readToken()).toBeNull()
})

test('what is stored under its name but is no token counts as none', () => {
  Taro.setStorageSync('session', { token: 't1' })
  expect(readToken()).toBeNull()
})

test('signing in forgets what the last person read, then keeps the token', async () => {
  Taro.setStorageSync('read:identity.me:{}', { name: '上一位' })
  Taro.request.mockResolvedValueOnce({ statusCode: 200, data: { token: 't2' } })
  expect(await signInAs('bride')).toBe(true)
  expect(readToken()).toBe('t2')
  expect(Taro.getStorageInfoSync().keys).toEqual(['session'])
})

test.each([
  ['no connection', () => Promise.reject(new Error('request:fail'))],
  ['an answer without a token', () => Promise.resolve({ statusCode: 500, data: 'oops' })],
])('with %s nobody is signed in, and the present session stays', async (_, answer) => {
  keepToken('t1')
  Taro.request.mockImplementationOnce(answer)
  expect(await signInAs('bride')).toBe(false)
  expect(readToken()).toBe('t1')
})

test('the demo people come from the laptop; elsewhere there are none', async () => {
  Taro.request.mockResolvedValueOnce({ statusCode: 200, data: [persona] })
  expect(await demoPersonas()).toEqual([persona])
  Taro.request.mockResolvedValueOnce({ statusCode: 404, data: { ok: false } })
  expect(await demoPersonas()).toBeNull()
  Taro.request.mockRejectedValueOnce(new Error('request:fail'))
  expect(await demoPersonas()).toBeNull()
})

test('signing out closes the session on the server and leaves nothing on the device', async () => {
  keepToken('t1')
  Taro.setStorageSync('read:identity.me:{}', { name: '沈*月' })
  Taro.request.mockResolvedValueOnce({ statusCode: 204, data: '' })
  await signOut()
  expect(Taro.request).toHaveBeenCalledWith(
    expect.objectContaining({ url: '/sign-out', method: 'POST', header: { authorization: 'Bearer t1' } }),
  )
  expect(Taro.getStorageInfoSync().keys).toEqual([])
})

test('signing out works without a network, and without a session sends nothing', async () => {
  keepToken('t1')
  Taro.request.mockRejectedValueOnce(new Error('request:fail'))
  await signOut()
  expect(readToken()).toBeNull()
  Taro.request.mockClear()
  await signOut()
  expect(Taro.request).not.toHaveBeenCalled()
})

test('in a demo the device follows the demo’s clock, and nowhere else', async () => {
  await followDemoClock()
  expect(Taro.request).not.toHaveBeenCalled()
  expect(Math.abs(deviceNow() - Date.now())).toBeLessThan(1000)
  const demo = (now: string, data: object = {}) =>
    Taro.request.mockResolvedValueOnce({ statusCode: 200, data: { ...data, now } })
  demo('2031-01-01T00:00:00.000Z', { token: 't2' })
  await signInAs('bride')
  expect(new Date(deviceNow()).toISOString()).toMatch(/^2031-01-01T00:00:0/)
  demo('2031-02-01T00:00:00.000Z')
  await followDemoClock()
  expect(new Date(deviceNow()).toISOString()).toMatch(/^2031-02-01T00:00:0/)
  Taro.request.mockRejectedValueOnce(new Error('request:fail'))
  await followDemoClock()
  expect(new Date(deviceNow()).toISOString()).toMatch(/^2031-02-01T00:00:0/)
})
