// One key for one intent.
import { act, renderHook } from '@testing-library/react'
import { institutionId, slotId } from '~types/schema'
import { ServiceError } from '~types/errors'
import { later, NETWORK, useBackend, type Given } from '../../test/client/backend'
import { appointment } from '../../test/client/samples'
import { useAction } from './use-action'

const backend = useBackend()
const intent = {
  institutionId: institutionId.parse('7'),
  slotId: slotId.parse('501'),
  service: 'premarital_check',
  withPartner: true,
} as const
const other = { ...intent, slotId: slotId.parse('502') }
const keys = () => backend.calls('booking.book').map(call => call.key)
const open = () => renderHook(() => useAction('booking.book')).result

test('a retry after a network failure keeps the key, so that nothing is done twice', async () => {
  backend.on('booking.book', NETWORK, NETWORK, appointment)
  const write = open()
  await act(() => write.current.run(intent))
  expect(write.current.error?.code).toBe('NETWORK')
  await act(() => write.current.run(intent))
  let done: unknown
  await act(async () => void (done = await write.current.run({ ...intent })))
  expect(done).toEqual(appointment)
  expect(write.current.error).toBeUndefined()
  expect(keys()).toHaveLength(3)
  expect(new Set(keys()).size).toBe(1)
})

test('a busy service keeps the key too', async () => {
  backend.on('booking.book', new ServiceError('SYSTEM_RETRY'), appointment)
  const write = open()
  await act(() => write.current.run(intent))
  await act(() => write.current.run(intent))
  expect(new Set(keys()).size).toBe(1)
})

test('another intent gets another key, and so does the first one after it', async () => {
  backend.on('booking.book', NETWORK)
  const write = open()
  await act(() => write.current.run(intent))
  await act(() => write.current.run(other))
  await act(() => write.current.run(intent))
  expect(new Set(keys()).size).toBe(3)
})

test('after a refusal, and after success, the same wish is a new intent', async () => {
  backend.on('booking.book', new ServiceError('SLOT_FULL'), appointment, appointment)
  const write = open()
  await act(() => write.current.run(intent))
  expect(write.current.error?.code).toBe('SLOT_FULL')
  await act(() => write.current.run(intent))
  await act(() => write.current.run(intent))
  expect(new Set(keys()).size).toBe(3)
})

test('a double tap sends once', async () => {
  const held = later<Given<'booking.book'>>()
  backend.on('booking.book', held.promise)
  const write = open()
  let first: Promise<unknown> = Promise.resolve()
  let second: unknown = 'unanswered'
  await act(async () => {
    first = write.current.run(intent)
    second = await write.current.run(intent)
  })
  expect(second).toBeUndefined()
  expect(write.current.busy).toBe(true)
  held.answer(appointment)
  await act(() => first)
  expect(await first).toEqual(appointment)
  expect(write.current.busy).toBe(false)
  expect(backend.calls('booking.book')).toHaveLength(1)
})

test('a failure is forgotten on demand', async () => {
  backend.on('booking.book', new ServiceError('SLOT_PAST'))
  const write = open()
  await act(() => write.current.run(intent))
  expect(write.current.error?.text).toContain('该时段已经开始')
  act(() => write.current.clear())
  expect(write.current.error).toBeUndefined()
})
