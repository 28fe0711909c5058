// Her appointments, and what else can be booked.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { led, openPage, press } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Appointments from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('booking.services', sample.services)
    .on('waiting.mine', { items: [] })
    .on('absence.mine', { pause: null }),
)

test('what comes stands before what was, each with its state', async () => {
  backend.on('booking.mine', {
    items: [
      { ...sample.appointment, appointmentId: '300', state: 'no_show', day: '2026-10-01', people: 1 },
      sample.appointment,
    ],
    next: null,
  })
  openPage(Appointments)
  await screen.findByRole('heading', { name: '接下来' })
  const rows = screen.getAllByRole('button').map(row => row.textContent)
  expect(rows[0]).toContain('08:30 · 夷陵区妇幼保健院 · 两人已预约')
  expect(rows[1]).toContain('未到')
  await press(/已预约/)
  await press('婚前医学检查')
  expect(led()).toEqual([
    '/pages/appointment/index?institution=7&id=301',
    '/pages/institutions/index?service=premarital_check',
  ])
})

test('after repeated absence she reads where to book, and from when she books here again', async () => {
  backend
    .on('booking.mine', { items: [], next: null })
    .on('absence.mine', { pause: { missed: 3, again: '2026-12-28' } })
  openPage(Appointments)
  expect(await screen.findByText('2026年12月28日 周一起可继续网上预约')).toBeTruthy()
  expect(screen.getByText(/孕期检查不受影响/)).toBeTruthy()
})

test('without any it points to what can be booked', async () => {
  backend.on('booking.mine', { items: [], next: null })
  openPage(Appointments)
  expect(await screen.findByText('还没有预约')).toBeTruthy()
  expect(await screen.findByRole('button', { name: '婚前医学检查' })).toBeTruthy()
})

test.each([
  ['UNAUTHENTICATED', '去登录', '/pages/sign-in/index'],
  ['NOT_VERIFIED', '去核验', '/pages/verify/index'],
] as const)('%s shows the way, and the services all the same', async (code, word, path) => {
  backend.on('booking.mine', new ServiceError(code))
  openPage(Appointments)
  await press(word)
  expect(led()).toEqual([path])
  expect(screen.getByRole('button', { name: '婚前医学检查' })).toBeTruthy()
})
