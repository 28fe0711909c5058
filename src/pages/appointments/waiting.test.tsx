// What she waits for stands above her appointments; what is kept for her is taken or let go with one tap.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { body, led, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import { entry, kept } from '../../../test/client/waiting-samples'
import Appointments from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('booking.services', sample.services)
    .on('booking.mine', { items: [], next: null })
    .on('absence.mine', { pause: null }),
)

test('days, part, institution and place in line are told, and she may leave after a question', async () => {
  backend.on('waiting.mine', { items: [entry] }, { items: [] }).on('waiting.leave', {})
  openPage(Appointments)
  expect(await screen.findByText(/11月25日至12月4日上午 · 夷陵区妇幼保健院/)).toBeTruthy()
  expect(body()).toContain('排在第3位,有空位会通知您')
  await press(/婚前医学检查 · 两人/)
  expect(body()).toContain('两个人会一起退出')
  await press('退出候补')
  expect(backend.inputs('waiting.leave')).toEqual([{ institutionId: '7', waitingId: '601' }])
  await waitFor(() => expect(screen.queryByText(/11月25日至12月4日/)).toBeNull())
})

test('a place that is kept shows until when, and becomes an appointment', async () => {
  backend.on('waiting.mine', { items: [kept] }, { items: [] }).on('waiting.accept', sample.appointment)
  openPage(Appointments)
  expect(await screen.findByText(/2026年11月26日 周四 08:30–09:00/)).toBeTruthy()
  expect(body()).toContain('保留到2026年11月23日 周一 12:00,还有2小时0分钟')
  await press('就约这个')
  expect(backend.inputs('waiting.accept')).toEqual([{ institutionId: '7', waitingId: '601' }])
  await waitFor(() => expect(led()).toEqual(['/pages/appointment/index?institution=7&id=301']))
  expect(toasts()).toEqual(['已预约'])
  expect(backend.calls('booking.mine')).toHaveLength(2)
})

test('she may let it go and wait on', async () => {
  backend.on('waiting.mine', { items: [kept] }, { items: [entry] }).on('waiting.decline', entry)
  openPage(Appointments)
  await press('这次不去,继续候补')
  expect(await screen.findByText(/排在第3位/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '就约这个' })).toBeNull()
})

test('when its time ran out meanwhile that is said', async () => {
  backend.on('waiting.mine', { items: [kept] }).on('waiting.accept', new ServiceError('OFFER_GONE'))
  openPage(Appointments)
  await press('就约这个')
  expect(await screen.findByText(/已过保留时间或已处理/)).toBeTruthy()
  expect(led()).toEqual([])
})

test.each([
  ['days_past', /候补的日子已过/],
  ['offers_refused', /都没有确认,候补已结束/],
] as const)('what is over says why: %s', async (reason, words) => {
  backend.on('waiting.mine', { items: [{ ...entry, state: 'over', place: null, reason }] })
  openPage(Appointments)
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.queryByText('退出')).toBeNull()
})
