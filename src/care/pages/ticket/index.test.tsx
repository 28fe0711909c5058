// A popular day: not before its time, with one tap, then her number until a place is kept for her.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import { numbered, release } from '../../../../test/client/ticket-samples'
import TicketPage from './index'

const backend = useBackend()
const params = { institution: '7', service: 'premarital_check', day: '2027-05-20' }
const none = { items: [] }
beforeEach(() =>
  backend
    .on('identity.me', sample.linked)
    .on('booking.services', sample.services)
    .on('institutions.get', sample.clinic)
    .on('reminders.mine', { ...sample.reminders, templates: [] }),
)

test('before its time it says when, and the button waits', async () => {
  const announced = { ...release, state: 'announced' as const, ticketsIn: 3720, opensIn: 5520, tickets: 0 }
  backend.on('tickets.day', { release: announced }).on('waiting.mine', none)
  openPage(TicketPage, { params })
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '1小时2分后开始取号' })
  expect(button.disabled).toBe(true)
  expect(body()).toContain('2027年4月20日 周二 08:30起取号')
  expect(body()).toContain('2027年4月20日 周二 09:00按号安排。这一天还有40个位置,已取0个号。')
})

test('a number for both with one tap; then it stands there with who is ahead', async () => {
  backend
    .on('tickets.day', { release })
    .on('waiting.mine', none, { items: [numbered] })
    .on('tickets.take', numbered)
  openPage(TicketPage, { params })
  await press('上午', 'radio')
  await press('取号')
  const [sent] = backend.inputs('tickets.take')
  expect(sent).toMatchObject({
    institutionId: '7',
    service: 'premarital_check',
    day: '2027-05-20',
    part: 'morning',
    withPartner: true,
  })
  expect(sent?.device).toMatch(/^[0-9a-z]{32}$/)
  expect(await screen.findByText('13')).toBeTruthy()
  expect(body()).toContain('前面还有12位')
  expect(toasts()).toEqual(['取到13号'])
})

test('the device keeps its name, and a refusal is told with the seconds to wait', async () => {
  backend
    .on('tickets.day', { release })
    .on('waiting.mine', none)
    .on('tickets.take', new ServiceError('TOO_FAST', { seconds: '9' }))
  openPage(TicketPage, { params })
  await press('我自己', 'radio')
  await press('取号')
  expect(await screen.findByText('操作太快了,请9秒后再试。已取的号不受影响。')).toBeTruthy()
  await press('取号')
  const [one, two] = backend.inputs('tickets.take')
  expect(one?.withPartner).toBe(false)
  expect(two?.device).toBe(one?.device)
})

test('a place that is kept leads to where it is confirmed', async () => {
  const offer = {
    day: '2027-05-20' as const,
    starts: '08:30' as const,
    ends: '09:00' as const,
    until: '2027-04-20T03:00:00.000Z' as const,
    secondsLeft: 7200,
  }
  backend
    .on('tickets.day', { release: { ...release, state: 'open', opensIn: 0 } })
    .on('waiting.mine', { items: [{ ...numbered, state: 'offered', place: 1, offer }] as never })
  openPage(TicketPage, { params })
  expect(await screen.findByText(/08:30–09:00,保留到2027年4月20日 周二 11:00/)).toBeTruthy()
  await press('去确认')
  await waitFor(() => expect(led()).toEqual(['/pages/appointments/index']))
})

test.each([
  [{ ...release, state: 'open' as const, opensIn: 0 }, [numbered], /还没有排到您/],
  [{ ...release, state: 'open' as const, opensIn: 0 }, [], /现在可以直接预约/],
  [null, [], /这一天不用取号/],
])('after the hour, and on a day without numbers', async (given, items, words) => {
  backend.on('tickets.day', { release: given }).on('waiting.mine', { items })
  openPage(TicketPage, { params })
  expect(await screen.findByText(words)).toBeTruthy()
})
