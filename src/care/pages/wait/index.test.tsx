// Waiting for a place: which days, which part of them, alone or together; what is free at once is not waited for.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, led, openPage, press, settle, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import { entry } from '../../../../test/client/waiting-samples'
import Wait from './index'

const backend = useBackend()
const params = { institution: '7', service: 'premarital_check' }
beforeEach(() =>
  backend
    .on('identity.me', sample.linked)
    .on('booking.services', sample.services)
    .on('institutions.get', sample.clinic)
    .on('booking.slots', sample.morning)
    .on('reminders.mine', { ...sample.reminders, templates: [] }),
)

test('the next two weeks, both together, mornings only; then her place in line is told', async () => {
  backend.on('waiting.join', entry)
  openPage(Wait, { params })
  await press('上午', 'radio')
  expect(body()).toContain('两人一起需要两个位置')
  await press('登记候补')
  expect(backend.inputs('waiting.join')).toEqual([
    {
      institutionId: '7',
      service: 'premarital_check',
      firstDay: '2026-11-23',
      lastDay: '2026-12-06',
      part: 'morning',
      withPartner: true,
    },
  ])
  await waitFor(() => expect(led()).toEqual(['/pages/appointments/index']))
  expect(toasts()).toEqual(['已登记,排在第3位'])
})

test('on one day she may wait for one full session, and alone', async () => {
  backend.on('waiting.join', { ...entry, people: 1 })
  openPage(Wait, { params: { ...params, day: '2026-11-25' } })
  await press('我自己', 'radio')
  // 08:30 has places for one, so it is not waited for.
  await screen.findByRole('radio', { name: /09:30–10:00/ })
  expect(screen.queryByRole('radio', { name: /08:30/ })).toBeNull()
  await press(/09:30–10:00/, 'radio')
  await press('登记候补')
  expect(backend.inputs('waiting.join')).toMatchObject([
    { firstDay: '2026-11-25', lastDay: '2026-11-25', part: 'any', withPartner: false, slotId: '503' },
  ])
})

test('a refusal is told and nothing is left', async () => {
  backend.on('waiting.join', new ServiceError('PLACES_FREE', { date: '11月25日08:30' }))
  openPage(Wait, { params })
  await screen.findByRole('radio', { name: '和伴侣一起' })
  await press('登记候补')
  expect(await screen.findByText('11月25日08:30还有空位,不用候补,可以直接预约。')).toBeTruthy()
  expect(led()).toEqual([])
})

test('days the wrong way round cannot be sent', async () => {
  openPage(Wait, { params, target: 'h5' })
  await screen.findByLabelText('最晚')
  fill('最晚', '2026-11-20')
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '请核对起止日期' })
  expect(button.disabled).toBe(true)
})

test('an address without institution or service says where to begin', async () => {
  openPage(Wait, { params: { institution: '7' } })
  expect(await screen.findByText('缺少机构或项目')).toBeTruthy()
  await settle()
})
