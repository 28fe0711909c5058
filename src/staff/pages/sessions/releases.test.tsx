// Popular days are given by numbers: arranged, changed while nobody has one, and followed.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import { SESSION_PAGES } from '../../../../test/client/session-pages'
import { release, releases } from '../../../../test/client/ticket-samples'
import SessionsPage from './index'

const backend = useBackend()
beforeEach(() => {
  const page = SESSION_PAGES.find(({ path }) => path === 'staff/pages/sessions')
  page?.answers(backend)
  backend.on('tickets.releases', releases)
})

test('how many have a number, and how many of them a place', async () => {
  openPage(SessionsPage)
  expect(await screen.findByText('2027年5月20日 周四')).toBeTruthy()
  expect(body()).toContain('2027年4月20日 周二 09:00(08:30起取号)')
  expect(body()).toContain('12 / 0')
})

test('a day is arranged with its times in China', async () => {
  backend.on('tickets.release', release)
  openPage(SessionsPage)
  await press('安排一天')
  await press('婚前医学检查', 'radio')
  fill('哪一天的号', '2027-05-20')
  fill('放号日期', '2027-04-20')
  fill('取号开始', '8点')
  expect(await screen.findByText('请填写时间,如 08:30')).toBeTruthy()
  fill('取号开始', '08:00')
  await press('安排放号')
  expect(backend.inputs('tickets.release')).toEqual([
    {
      service: 'premarital_check',
      day: '2027-05-20',
      ticketsFrom: '2027-04-20T00:00:00.000Z',
      opensAt: '2027-04-20T01:00:00.000Z',
    },
  ])
  expect(toasts()).toEqual(['已安排放号'])
})

test('while nobody has a number it is taken back; somebody may be quicker', async () => {
  backend.on('tickets.withdraw', new ServiceError('TICKETS_TAKEN'), {})
  openPage(SessionsPage)
  await press(/2027年8月8日/)
  await press('撤销,恢复直接预约')
  expect(await screen.findByText('已有人取号,时间不能再更改,也不能撤销。')).toBeTruthy()
  await press('撤销,恢复直接预约')
  expect(backend.inputs('tickets.withdraw')).toEqual([
    { service: 'premarital_check', day: '2027-08-08' },
    { service: 'premarital_check', day: '2027-08-08' },
  ])
  expect(toasts()).toEqual(['已恢复直接预约'])
})
