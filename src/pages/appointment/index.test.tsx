// One appointment: what to know, the code to show, and every way to change it.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { later, NETWORK, useBackend, type Given } from '../../../test/client/backend'
import { body, confirm, led, openPage, press, settle, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import AppointmentPage from './index'

const backend = useBackend()
const show = (item: Partial<Given<'booking.get'>> = {}) => {
  backend.on('booking.get', { ...sample.appointment, ...item }).on('queue.mine', { ticket: null })
  return openPage(AppointmentPage, { params: { institution: '7', id: '301' } })
}

test('it tells when, where, with whom and what to bring, and shows the code', async () => {
  show()
  expect(await screen.findByRole('img', { name: '签到二维码' })).toBeTruthy()
  for (const words of [
    '已预约',
    '2026年11月25日 周三 08:30–09:00',
    '与陆*一起',
    '小溪塔街道1号',
    '检查当天空腹',
    '携带身份证',
  ])
    expect(body()).toContain(words)
})

test.each([
  [{ number: 7, ahead: 2, called: false }, '前面还有2位'],
  [{ number: 7, ahead: 0, called: false }, '下一位就是您'],
  [{ number: 7, ahead: 0, called: true }, '已叫到您的号'],
])('after the check-in she sees her number and whose turn it is: %j', async (ticket, words) => {
  backend
    .on('booking.get', { ...sample.appointment, state: 'checked_in', checkinCode: null, canChange: false })
    .on('queue.mine', { ticket })
  openPage(AppointmentPage, { params: { institution: '7', id: '301' } })
  expect(await screen.findByText('排队号 7')).toBeTruthy()
  expect(body()).toContain(words)
})

test('the place, the telephone and the calendar are one press away', async () => {
  show()
  await press(/^夷陵区妇幼保健院/)
  expect(Taro.openLocation).toHaveBeenCalledWith(
    expect.objectContaining({ latitude: 30.77, longitude: 111.32 }),
  )
  await press(/机构电话/)
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0717-0000001' })
  await press(/加入手机日历/)
  // 08:30 in Shanghai is 00:30 UTC.
  expect(Taro.addPhoneCalendar).toHaveBeenCalledWith(
    expect.objectContaining({ startTime: Date.UTC(2026, 10, 25, 0, 30) / 1000, alarmOffset: 86_400 }),
  )
  expect(toasts()).toEqual(['已加入日历'])
})

test('moving it opens the calendar with what it is', async () => {
  show()
  await press('改期')
  expect(led()).toEqual(['/pages/book/index?institution=7&service=premarital_check&move=301&people=2'])
})

test('it is cancelled only after a second yes', async () => {
  show()
  await press('取消预约')
  expect(screen.getByRole('dialog', { name: '取消这次预约?' }).textContent).toContain(
    '两个人的位置会一起释放',
  )
  await press('再想想')
  await settle()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(backend.calls('booking.cancel')).toEqual([])

  const cancelled = {
    ...sample.appointment,
    state: 'cancelled',
    checkinCode: null,
    canChange: false,
  } as const
  backend.on('booking.cancel', cancelled).on('booking.get', cancelled)
  await press('取消预约')
  await confirm('取消预约')
  expect(await screen.findByText('已取消,名额已释放')).toBeTruthy()
  expect(backend.inputs('booking.cancel')).toEqual([{ institutionId: '7', appointmentId: '301' }])
  expect(screen.queryByRole('img', { name: '签到二维码' })).toBeNull()
  expect(screen.queryByRole('button', { name: '改期' })).toBeNull()
})

test('while it is being cancelled a second press sends nothing', async () => {
  const held = later<Given<'booking.cancel'>>()
  show()
  backend.on('booking.cancel', held.promise)
  await press('取消预约')
  await confirm('取消预约')
  await confirm('取消预约')
  expect(backend.calls('booking.cancel')).toHaveLength(1)
  held.answer(sample.appointment)
  await settle()
})

test.each([
  ['refused', new ServiceError('APPOINTMENT_CLOSED'), /该预约已结束或已取消/],
  ['unanswered', NETWORK, /网络不太稳定/],
] as const)('a cancelling that was %s leaves it as it is and says so', async (_, answer, words) => {
  show()
  backend.on('booking.cancel', answer)
  await press('取消预约')
  await confirm('取消预约')
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(body()).toContain('已预约')
})

test.each([
  ['checked_in', '已签到'],
  ['cancelled', '已取消,名额已释放'],
  ['no_show', '未到诊,可重新预约'],
] as const)('%s is told, and nothing can be changed', async (state, words) => {
  show({ state, checkinCode: null, canChange: false, people: 1, partnerName: null })
  expect(await screen.findByText(words)).toBeTruthy()
  expect(body()).toContain('一个人')
  for (const name of ['改期', '取消预约', /加入手机日历/])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test.each([{}, { id: '301' }, { institution: '7', id: 'x' }])(
  'an address like %j finds nothing',
  async params => {
    openPage(AppointmentPage, { params })
    expect(await screen.findByText('没有找到这次预约')).toBeTruthy()
    await settle()
  },
)
