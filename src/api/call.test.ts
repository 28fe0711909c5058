// What leaves the client and what comes back.
import { institutionId, slotId } from '~types/schema'
import { ServiceError } from '~types/errors'
import { NETWORK, TRACE, useBackend } from '../../test/client/backend'
import { appointment, nobody, resident } from '../../test/client/samples'
import Taro from '../../test/client/taro'
import { call, newKey } from './call'
import { CallError } from './failure'
import { keepToken } from './session'

const backend = useBackend()
const booking = {
  institutionId: institutionId.parse('7'),
  slotId: slotId.parse('501'),
  service: 'premarital_check',
  withPartner: false,
} as const
const failureOf = (promise: Promise<unknown>): Promise<CallError> =>
  promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof CallError ? error : Promise.reject(new Error('no CallError'))),
  )

test('an answer arrives as it is, and a read carries no key', async () => {
  backend.on('identity.me', resident)
  expect(await call('identity.me', {})).toEqual(resident)
  expect(backend.calls('identity.me')).toEqual([{ action: 'identity.me', input: {}, key: undefined }])
})

test('an input outside the contract never leaves, and names its fields', async () => {
  const error = await failureOf(call('identity.verify', { name: ' ', docType: 'resident_id', number: '12' }))
  expect(error).toMatchObject({ code: 'INVALID_INPUT', retry: false })
  expect(error.field('name')).toBe('请填写姓名')
  expect(error.field('number')).toBe('请填写证件号码')
  expect(error.field('docType')).toBeUndefined()
  expect(backend.calls('identity.verify')).toEqual([])
})

test('what leaves is the checked input: spaces around a name stay behind', async () => {
  backend.on('identity.verify', resident)
  await call('identity.verify', { name: ' 沈拾月 ', docType: 'resident_id', number: ' 470101199901011234 ' })
  expect(backend.inputs('identity.verify')).toEqual([
    { name: '沈拾月', docType: 'resident_id', number: '470101199901011234' },
  ])
})

test('a refusal carries its code, its words, its fields and the trace id', async () => {
  backend.on(
    'identity.verify',
    new ServiceError('INVALID_INPUT', {}, [{ path: 'number', text: '证件号码有误,请核对' }]),
  )
  const error = await failureOf(
    call('identity.verify', { name: '沈拾月', docType: 'resident_id', number: '470101199901011234' }),
  )
  expect(error).toMatchObject({ code: 'INVALID_INPUT', traceId: TRACE, retry: false })
  expect(error.field('number')).toBe('证件号码有误,请核对')
})

test('a busy service may be asked again', async () => {
  backend.on('identity.me', new ServiceError('SYSTEM_RETRY'))
  expect(await failureOf(call('identity.me', {}))).toMatchObject({ code: 'SYSTEM_RETRY', retry: true })
})

describe.each(['weapp', 'h5'] as const)('on %s', target => {
  beforeEach(() => {
    process.env.TARO_ENV = target
  })

  test('without an answer it is a network failure that may be tried again', async () => {
    backend.on('identity.me', NETWORK)
    expect(await failureOf(call('identity.me', {}))).toMatchObject({
      code: 'NETWORK',
      retry: true,
      traceId: '',
    })
  })

  test.each([[undefined], ['<html>502</html>'], [null]])(
    'an answer that is no reply (%s) counts as none',
    async answer => {
      if (target === 'weapp') Taro.cloud.callFunction.mockResolvedValueOnce({ result: answer })
      else Taro.request.mockResolvedValueOnce({ statusCode: 502, data: answer })
      expect(await failureOf(call('identity.me', {}))).toMatchObject({ code: 'NETWORK' })
    },
  )

  test('a write travels under the given key, or one of its own', async () => {
    backend.on('booking.book', appointment)
    await call('booking.book', booking, 'key-of-this-intent')
    await call('booking.book', booking)
    await call('booking.book', booking)
    const keys = backend.calls('booking.book').map(one => one.key)
    expect(keys[0]).toBe('key-of-this-intent')
    expect(new Set(keys).size).toBe(3)
  })
})

test('a browser sends its session token, WeChat none', async () => {
  backend.on('identity.me', nobody)
  keepToken('session-token')
  await call('identity.me', {})
  expect(JSON.stringify(Taro.cloud.callFunction.mock.calls)).not.toContain('session-token')
  process.env.TARO_ENV = 'h5'
  await call('identity.me', {})
  expect(Taro.request).toHaveBeenCalledWith(
    expect.objectContaining({
      url: '/call/identity.me',
      method: 'POST',
      header: { 'content-type': 'application/json', authorization: 'Bearer session-token' },
    }),
  )
})

test('ten thousand fresh keys are all different', () => {
  expect(new Set(Array.from({ length: 10_000 }, newKey)).size).toBe(10_000)
})
