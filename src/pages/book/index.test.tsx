// Booking: only what is free for all who come, nothing twice, and a full session is told at once.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../test/client/backend'
import { body, led, openPage, press, settle, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import Book from './index'

const backend = useBackend()
const params = { institution: '7', service: 'premarital_check' }
beforeEach(() =>
  backend
    .on('identity.me', sample.linked)
    .on('booking.services', sample.services)
    .on('institutions.get', sample.clinic)
    .on('booking.calendar', sample.november)
    .on('booking.slots', sample.morning)
    .on('reminders.mine', { ...sample.reminders, templates: [] }),
)
const wednesday = () => press(/^2026年11月25日/, 'gridcell')
const half8 = () => press(/^08:30–09:00/, 'radio')
const day = (name: RegExp) => screen.findByRole('gridcell', { name })
const slot = (name: RegExp) => screen.findByRole('radio', { name })

test('days that are past, full, closed or too small for two say so and cannot be chosen', async () => {
  openPage(Book, { params })
  for (const name of [
    /11月22日.*已过$/,
    /11月26日.*不足两位$/,
    /11月27日.*约满$/,
    /11月29日.*休息日,节假日$/,
    /11月30日.*不可预约$/,
  ]) {
    const cell = await day(name)
    expect(cell.getAttribute('aria-disabled')).toBe('true')
    cell.click()
  }
  await settle()
  expect(backend.calls('booking.slots')).toEqual([])
  expect((await day(/11月28日.*调休上班,余4位$/)).getAttribute('aria-disabled')).toBeNull()
})

test('for two, the month counts only sessions with room for both; alone, every place', async () => {
  openPage(Book, { params })
  await day(/11月26日.*不足两位$/)
  await press('我自己', 'radio')
  expect((await day(/11月26日.*余1位$/)).getAttribute('aria-disabled')).toBeNull()
  expect(
    backend
      .inputs('booking.calendar')
      .map(input => input.people)
      .slice(-2),
  ).toEqual([2, 1])
})

test('a session with one place is not for two, and a chosen one is dropped when the company grows', async () => {
  openPage(Book, { params })
  await press('我自己', 'radio')
  await wednesday()
  await press(/^09:00–09:30,余1位/, 'radio')
  expect(await screen.findByRole('button', { name: '预约 2026年11月25日 周三 09:00' })).toBeTruthy()
  await press(/^和伴侣一起/, 'radio')
  expect((await slot(/^09:00–09:30,不足两位/)).getAttribute('aria-disabled')).toBe('true')
  expect((await slot(/^09:30–10:00,约满/)).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: '请选择日期和时段' }).getAttribute('aria-disabled')).toBe('true')
})

test('both are booked together, and the appointment opens in place of the form', async () => {
  backend.on('booking.book', sample.appointment)
  openPage(Book, { params })
  await wednesday()
  await half8()
  await press('预约 2026年11月25日 周三 08:30')
  expect(backend.inputs('booking.book')).toEqual([
    { institutionId: '7', slotId: '501', service: 'premarital_check', withPartner: true },
  ])
  await waitFor(() => expect(led()).toEqual(['/pages/appointment/index?institution=7&id=301']))
  expect(Taro.redirectTo).toHaveBeenCalledTimes(1)
  expect(toasts()).toEqual(['已预约'])
})

test('a day that is given by numbers leads to where one is taken; who moves an appointment cannot choose it', async () => {
  const days = [{ day: '2026-11-27' as const, free: 0, capacity: 8, closed: 'tickets' as const, mark: null }]
  backend.on('booking.calendar', { month: '2026-11', days, preparation: [] })
  const { unmount } = openPage(Book, { params })
  await press('2026年11月27日 周五,凭号', 'gridcell')
  await waitFor(() =>
    expect(led()).toEqual(['/care/pages/ticket/index?institution=7&service=premarital_check&day=2026-11-27']),
  )
  unmount()
  openPage(Book, { params: { ...params, move: '301', people: '2' } })
  const cell = await screen.findByRole('gridcell', { name: '2026年11月27日 周五,凭号' })
  expect(cell.getAttribute('aria-disabled')).toBe('true')
})

test('a full session is told, its places are read anew, and it can no longer be pressed', async () => {
  backend.on('booking.book', new ServiceError('SLOT_FULL')).on('booking.slots', sample.morning, {
    items: sample.morning.items.map(item => (item.slotId === '501' ? { ...item, free: 1 } : item)),
  })
  openPage(Book, { params })
  await wednesday()
  await half8()
  await press('预约 2026年11月25日 周三 08:30')
  expect(await screen.findByText(/该时段已约满/)).toBeTruthy()
  expect((await slot(/^08:30–09:00,不足两位/)).getAttribute('aria-disabled')).toBe('true')
  expect(backend.calls('booking.slots')).toHaveLength(2)
  expect(screen.getByRole('button', { name: '请选择日期和时段' })).toBeTruthy()
  expect(led()).toEqual([])
})

test('without an answer the same button repeats the same booking under its key', async () => {
  backend.on('booking.book', NETWORK, sample.appointment)
  openPage(Book, { params })
  await wednesday()
  await half8()
  await press('预约 2026年11月25日 周三 08:30')
  expect((await screen.findByRole('alert')).textContent).toContain('重复提交也不会重复办理')
  await press('预约 2026年11月25日 周三 08:30')
  const [first, second] = backend.calls('booking.book')
  expect(second).toEqual(first)
})

test('the permission to remind is asked within the tap, and never stands in the way', async () => {
  backend
    .on('reminders.mine', sample.reminders)
    .on('reminders.granted', new ServiceError('SYSTEM_RETRY'))
    .on('booking.book', sample.appointment)
  openPage(Book, { params })
  await wednesday()
  await half8()
  await press('预约 2026年11月25日 周三 08:30')
  expect(Taro.requestSubscribeMessage).toHaveBeenCalledWith(
    expect.objectContaining({ tmplIds: ['tmpl-stage'] }),
  )
  await waitFor(() => expect(led()).toHaveLength(1))
})

test('what to bring and to prepare is said before the button', async () => {
  openPage(Book, { params })
  expect(await screen.findByText('检查当天空腹')).toBeTruthy()
  expect(body()).toContain('携带身份证')
  expect(body()).toContain('小溪塔街道1号')
})

test.each([
  [sample.resident, '关联伴侣后,可以两人一起预约。'],
  [
    { ...sample.resident, partner: { state: 'invited' as const, name: null, linkedAt: null } },
    '已向对方发送邀请,等待本人确认。现在可以先预约自己的部分。',
  ],
])('without a linked partner she books for herself and sees the way: %#', async (me, words) => {
  backend.on('identity.me', me).on('booking.book', { ...sample.appointment, people: 1 })
  openPage(Book, { params })
  expect(await screen.findByText(words)).toBeTruthy()
  await press('去关联')
  await wednesday()
  await half8()
  await press('预约 2026年11月25日 周三 08:30')
  expect(backend.inputs('booking.book')[0]?.withPartner).toBe(false)
  expect(led()[0]).toBe('/pages/partner/index')
})

test('moving an appointment for two needs two places and keeps the company', async () => {
  backend.on('booking.reschedule', { ...sample.appointment, starts: '08:30' })
  openPage(Book, { params: { ...params, move: '301', people: '2' } })
  await wednesday()
  expect(screen.queryByRole('radio', { name: /和伴侣一起/ })).toBeNull()
  expect((await slot(/^09:00–09:30,不足两位/)).getAttribute('aria-disabled')).toBe('true')
  await half8()
  await press('改到 2026年11月25日 周三 08:30')
  expect(backend.inputs('booking.reschedule')).toEqual([
    { institutionId: '7', appointmentId: '301', slotId: '501' },
  ])
  expect(backend.calls('booking.book')).toEqual([])
  await waitFor(() => expect(toasts()).toEqual(['已改期']))
})

test('a move that was refused keeps the old appointment and says why', async () => {
  backend.on('booking.reschedule', new ServiceError('APPOINTMENT_CLOSED'))
  openPage(Book, { params: { ...params, move: '301', people: '1' } })
  await wednesday()
  await half8()
  await press('改到 2026年11月25日 周三 08:30')
  expect(await screen.findByText(/该预约已结束或已取消/)).toBeTruthy()
  expect(led()).toEqual([])
})

test('a day without sessions and the next month can be looked at', async () => {
  backend.on('booking.slots', { items: [] })
  openPage(Book, { params })
  await wednesday()
  expect(await screen.findByText('这一天没有可约的时段')).toBeTruthy()
  await press('下个月')
  await waitFor(() => expect(backend.inputs('booking.calendar').at(-1)?.month).toBe('2026-12'))
})

test('without the service’s notes nobody books by accident alone', async () => {
  backend.on('booking.services', NETWORK, sample.services)
  openPage(Book, { params })
  await wednesday()
  await half8()
  const button = await screen.findByRole('button', { name: '预约 2026年11月25日 周三 08:30' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  await press('再试一次')
  expect(await slot(/^和伴侣一起/)).toBeTruthy()
})

test.each([{}, { institution: '7' }, { institution: 'x', service: 'premarital_check' }])(
  'an address without institution or service %j says where to begin',
  async incomplete => {
    openPage(Book, { params: incomplete })
    expect(await screen.findByText('缺少机构或项目')).toBeTruthy()
    await settle()
  },
)
