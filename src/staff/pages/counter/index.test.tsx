// Vouchers and appointments for people without a phone, on a printed slip.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend, type Given } from '../../../../test/client/backend'
import { body, fill, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import CounterPage from './index'

const backend = useBackend()
const slip: Given<'counter.issue'>['slip'] = {
  title: '免费避孕药具',
  name: '沈*月',
  code: 'ABCDE FGHJK MNPQR',
  issuedOn: '2026-11-23',
  validUntil: '2026-12-23',
  visit: null,
  lines: ['避孕套'],
}
const visit = {
  day: '2026-11-25',
  starts: '08:30',
  ends: '10:00',
  institution: '夷陵区妇幼保健院',
  address: '试验路1号',
  phone: '0717-1600001',
}
const items: Given<'counter.view'>['items'] = [
  { programme: 'V_CONTRA', title: '免费避孕药具', held: false, service: null },
  { programme: 'V_FOLIC', title: '免费叶酸', held: true, service: null },
]

async function found(given = items, pause: Given<'absence.view'>['pause'] = null): Promise<void> {
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('booking.services', sample.services)
    .on('booking.calendar', sample.november)
    .on('booking.slots', sample.morning)
    .on('absence.view', { pause }, { pause: null })
    .on('counter.view', { institutionId: '7', items: given })
    .on('evidence.findByNumber', {
      people: [{ personId: '1001', name: '沈秋月', birthDate: '1990-01-01', children: [] }],
    })
  openPage(CounterPage, { target: 'h5' })
  await screen.findByText('扫电子券或签到码')
  fill('姓名', '沈秋月')
  fill('证件号码', '470101199001010027')
  await press('按证件查找')
  await screen.findByText('沈秋月可办的电子券')
}

test('a voucher is issued and its slip can be printed', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  backend.on('counter.issue', { voucherId: '501', slip })
  await found()
  await press(/^免费避孕药具/)
  expect(await screen.findByText('券码 ABCDE FGHJK MNPQR')).toBeTruthy()
  expect(body()).toContain('有效期至2026年12月23日')
  await press('打印')
  expect(print).toHaveBeenCalledTimes(1)
  expect(backend.inputs('counter.issue')).toEqual([{ personId: '1001', programme: 'V_CONTRA' }])
  await press('关闭凭条')
  expect(await screen.findByText('扫电子券或签到码')).toBeTruthy()
})

test('a lost phone or slip: the codes are made new after a question, and the slip is printed', async () => {
  backend.on('counter.replace', { voucherId: '501', slip })
  await found()
  expect(body()).toContain('手机或凭条丢失')
  await press(/^免费叶酸 换新码|免费叶酸换新码/)
  expect(await screen.findByText(/立即作废,不能恢复/)).toBeTruthy()
  await press('换新码并打印')
  expect(await screen.findByText('券码 ABCDE FGHJK MNPQR')).toBeTruthy()
  expect(backend.inputs('counter.replace')).toEqual([{ personId: '1001', programme: 'V_FOLIC' }])
})

test('a session of this institution is booked, and the slip says when and where', async () => {
  backend.on('counter.book', { slip: { ...slip, title: '婚前医学检查', validUntil: null, visit } })
  await found()
  await press('婚前医学检查', 'radio')
  await press(/25日/, 'gridcell')
  await press(/^08:30/, 'radio')
  await press('预约并打印')
  expect(await screen.findByText('2026年11月25日 周三 08:30–10:00')).toBeTruthy()
  expect(body()).toContain('预约凭条')
})

test('what is refused is said, and what can be told instead', async () => {
  backend.on('counter.issue', new ServiceError('QUOTA_YEAR'))
  await found()
  await press(/^免费避孕药具/)
  expect(await screen.findByText(/免费名额已用完/)).toBeTruthy()
})

test('with nothing to give it says where the reasons are', async () => {
  await found([])
  expect(await screen.findByText('目前没有可发放的电子券')).toBeTruthy()
  expect(body()).toContain('原因可在「证明登记」中查看并告知')
})

test('somebody who missed three sessions is told, and a reason lifts it', async () => {
  backend.on('absence.lift', {})
  await found(items, { missed: 3, again: '2026-12-28' })
  expect(await screen.findByText('2026年12月28日 周一起自动恢复')).toBeTruthy()
  fill('提前恢复的原因', '家中老人住院')
  await press('提前恢复网上预约')
  expect(backend.inputs('absence.lift')).toEqual([{ personId: '1001', reason: '家中老人住院' }])
  await waitFor(() => expect(screen.queryByText('网上预约暂停中')).toBeNull())
})
