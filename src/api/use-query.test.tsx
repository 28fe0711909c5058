// What a screen shows while it asks.
import { act, renderHook, waitFor } from '@testing-library/react'
import type { LocalDate } from '~types/schema'
import { institutionId } from '~types/schema'
import { ServiceError } from '~types/errors'
import { later, NETWORK, useBackend, type Given } from '../../test/client/backend'
import { leaveAndReturn, settle } from '../../test/client/open-page'
import { morning, nobody, resident } from '../../test/client/samples'
import Taro from '../../test/client/taro'
import { forgetReads, useQuery } from './use-query'

const backend = useBackend()
const me = (keep = true) => renderHook(() => useQuery('identity.me', {}, { keep }))
const slotsOn = (day: string) => ({
  institutionId: institutionId.parse('7'),
  service: 'premarital_check' as const,
  day: day as LocalDate,
})
const early: Given<'booking.slots'> = { items: morning.items.slice(0, 1) }
const late: Given<'booking.slots'> = { items: morning.items.slice(1, 2) }

test('it is loading until the first answer', async () => {
  backend.on('identity.me', resident)
  const { result } = me()
  expect(result.current).toMatchObject({ loading: true, data: undefined, error: undefined })
  await waitFor(() => expect(result.current).toMatchObject({ loading: false, data: resident }))
})

test('a page that opens again paints the last answer at once, then the new one', async () => {
  const held = later<Given<'identity.me'>>()
  backend.on('identity.me', nobody, held.promise)
  const first = me(false)
  await waitFor(() => expect(first.result.current.data).toEqual(nobody))
  first.unmount()
  const { result } = me(false)
  expect(result.current).toMatchObject({ data: nobody, loading: false })
  held.answer(resident)
  await waitFor(() => expect(result.current.data).toEqual(resident))
})

test('a kept answer is on the device and paints before any request after a restart', () => {
  Taro.setStorageSync('read:identity.me:{}', resident)
  backend.on('identity.me', NETWORK)
  const { result, unmount } = me()
  expect(result.current).toMatchObject({ data: resident, loading: false })
  unmount()
})

test('without a network the kept answer stays on the screen', async () => {
  Taro.setStorageSync('read:identity.me:{}', resident)
  backend.on('identity.me', NETWORK)
  const { result } = me()
  await waitFor(() => expect(result.current.error?.code).toBe('NETWORK'))
  expect(result.current.data).toEqual(resident)
})

test('a full device only means that nothing is kept', async () => {
  Taro.setStorageSync.mockImplementationOnce(() => {
    throw new Error('setStorageSync:fail exceed storage max size 10Mb')
  })
  backend.on('identity.me', resident)
  const { result } = me()
  await waitFor(() => expect(result.current.data).toEqual(resident))
})

test('a failure can be tried again', async () => {
  backend.on('identity.me', new ServiceError('SYSTEM_RETRY'), resident)
  const { result } = me()
  await waitFor(() =>
    expect(result.current).toMatchObject({ loading: false, error: { code: 'SYSTEM_RETRY' } }),
  )
  act(() => result.current.reload())
  await waitFor(() => expect(result.current).toMatchObject({ data: resident, error: undefined }))
})

test('null waits', async () => {
  const { result } = renderHook(() => useQuery('identity.me', null))
  await settle()
  expect(result.current.loading).toBe(false)
  expect(backend.calls('identity.me')).toEqual([])
})

test('a late answer to an older question does not overwrite the newer one', async () => {
  const slow = later<Given<'booking.slots'>>()
  backend.on('booking.slots', slow.promise, late)
  const { result, rerender } = renderHook(({ day }) => useQuery('booking.slots', slotsOn(day)), {
    initialProps: { day: '2026-11-25' },
  })
  rerender({ day: '2026-11-26' })
  await waitFor(() => expect(result.current.data).toEqual(late))
  slow.answer(early)
  await settle()
  expect(result.current.data).toEqual(late)
})

test('of two answers to the same question the one asked last stays, and is the one that is kept', async () => {
  const slow = later<Given<'identity.me'>>()
  backend.on('identity.me', slow.promise, resident)
  const { result } = me()
  act(() => result.current.reload())
  await waitFor(() => expect(result.current.data).toEqual(resident))
  slow.answer(nobody)
  await settle()
  expect(result.current.data).toEqual(resident)
  expect(Taro.getStorageSync('read:identity.me:{}')).toEqual(resident)
})

test('a late failure of an older question does not disturb the newer answer', async () => {
  const slow = later<Given<'identity.me'> | typeof NETWORK>()
  backend.on('identity.me', slow.promise, resident)
  const { result } = me()
  act(() => result.current.reload())
  await waitFor(() => expect(result.current.data).toEqual(resident))
  slow.answer(NETWORK)
  await settle()
  expect(result.current.error).toBeUndefined()
})

test('it asks once on opening, and again when the page comes back to the front', async () => {
  backend.on('identity.me', nobody, resident)
  const { result } = me()
  await waitFor(() => expect(result.current.data).toEqual(nobody))
  leaveAndReturn()
  await waitFor(() => expect(result.current.data).toEqual(resident))
  expect(backend.calls('identity.me')).toHaveLength(2)
})

test('what is mounted later than the page reloads the first time too', async () => {
  // No first show here: the host fired it before this part of the page was there.
  backend.on('identity.me', resident)
  me()
  await settle()
  leaveAndReturn()
  await settle()
  expect(backend.calls('identity.me')).toHaveLength(2)
})

test('forgetting leaves nothing of what was read on the device, and the rest alone', async () => {
  backend.on('identity.me', resident)
  Taro.setStorageSync('yyt.preferences', '{}')
  const first = me()
  await waitFor(() => expect(first.result.current.data).toEqual(resident))
  expect(Taro.getStorageInfoSync().keys).toContain('read:identity.me:{}')
  first.unmount()
  forgetReads()
  expect(Taro.getStorageInfoSync().keys).toEqual(['yyt.preferences'])
  expect(me().result.current.data).toBeUndefined()
  await settle()
})

test('an answer that was under way when the reads were forgotten is not kept', async () => {
  const held = later<Given<'identity.me'>>()
  backend.on('identity.me', held.promise)
  const { unmount } = me()
  forgetReads()
  held.answer(resident)
  await settle()
  expect(Taro.getStorageInfoSync().keys).toEqual([])
  unmount()
  expect(me().result.current.data).toBeUndefined()
  await settle()
})
