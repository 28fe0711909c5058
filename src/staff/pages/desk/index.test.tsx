// The desk: one field, two kinds of code, and nothing happens before it was said what will.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { later, NETWORK, useBackend, type Given } from '../../../../test/client/backend'
import { body, fill, openPage, press, settle } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import DeskPage from './index'

const backend = useBackend()
const CODE = 'K7M2P9QX4TRW'
const field = '券码或签到码'
const row: Given<'desk.today'>['items'][number] = {
  appointmentId: '301',
  starts: '08:30',
  serviceName: '婚前医学检查',
  names: ['沈*月', '陆*'],
  state: 'booked',
  priority: false,
}
const arrived: Given<'desk.checkIn'> = {
  appointmentId: '301',
  serviceName: '婚前医学检查',
  starts: '08:30',
  day: '2026-11-23',
  names: ['沈*月', '陆*'],
  checkedInAt: '2026-11-23T00:25:00.000Z',
  number: 7,
  priority: true,
  already: false,
}
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('desk.today', { day: sample.today, items: [], next: null })
    .on('desk.redeemed', { count: 0, items: [] })
    .on('desk.conflicts', { items: [], next: null }),
)
const type = async (code: string) => {
  openPage(DeskPage)
  await screen.findByLabelText(field)
  fill(field, code)
  await press('查询')
}

test('a voucher that is allowed is redeemed by one press, and the list of today follows', async () => {
  const done = {
    ...sample.deskVoucher,
    allowed: false,
    firstRedemption: { at: '2026-11-23T00:30:00.000Z', institution: '夷陵区妇幼保健院' },
  }
  backend.on('desk.look', sample.deskVoucher).on('desk.redeem', done)
  await type(CODE)
  expect(await screen.findByText('可以核销')).toBeTruthy()
  for (const words of ['沈*月', '陆*', '体格检查', '2027年5月22日 周六前有效'])
    expect(body()).toContain(words)
  expect(backend.calls('desk.redeem')).toEqual([])
  backend.on('desk.redeemed', {
    count: 1,
    items: [{ at: '2026-11-23T00:30:00.000Z', title: sample.voucher.title, names: ['沈*月', '陆*'] }],
  })
  await press('核销')
  expect(await screen.findByText('2026年11月23日 周一 08:30 · 夷陵区妇幼保健院')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '核销' })).toBeNull()
  expect(backend.inputs('desk.redeem')).toEqual([{ code: CODE }])
  expect(await screen.findByRole('table', { name: '今日核销' })).toBeTruthy()
})

test('a voucher that is refused gives every reason and no button', async () => {
  backend.on('desk.look', {
    ...sample.deskVoucher,
    allowed: false,
    refusals: [
      { code: 'EXPIRED_VOUCHER', text: '电子券已于2026年10月1日到期。' },
      { code: 'SITE_NO_CAPABILITY', text: '该机构暂不提供此项检查。' },
    ],
  })
  await type(CODE)
  expect(await screen.findByText('不能核销')).toBeTruthy()
  expect(body()).toContain('电子券已于2026年10月1日到期。 该机构暂不提供此项检查。')
  expect(screen.queryByRole('button', { name: '核销' })).toBeNull()
})

test('one that was redeemed between the look and the press says when and where', async () => {
  backend
    .on('desk.look', sample.deskVoucher)
    .on(
      'desk.redeem',
      new ServiceError('ALREADY_REDEEMED', { at: '11月23日 08:20', institution: '黄花镇卫生院' }),
    )
  await type(CODE)
  await press('核销')
  expect(await screen.findByText('此券已于11月23日 08:20在黄花镇卫生院核销。')).toBeTruthy()
  expect(screen.queryByText('已核销')).toBeNull()
})

test('a redemption without an answer is repeated under its key', async () => {
  backend.on('desk.look', sample.deskVoucher).on('desk.redeem', NETWORK, sample.deskVoucher)
  await type(CODE)
  await press('核销')
  expect((await screen.findByRole('alert')).textContent).toContain('重复提交也不会重复办理')
  await press('核销')
  const [first, again] = backend.calls('desk.redeem')
  expect(again).toEqual(first)
})

test('a code that is no voucher checks the appointment in', async () => {
  backend.on('desk.look', new ServiceError('CODE_UNKNOWN')).on('desk.checkIn', arrived)
  await type(CODE)
  expect(await screen.findByText('签到完成')).toBeTruthy()
  expect(body()).toContain('预约 08:30,签到时间 2026年11月23日 周一 08:25')
  expect(screen.getByText('排队号 7')).toBeTruthy()
  await waitFor(() => expect(backend.calls('desk.today')).toHaveLength(2))
  expect(screen.getByLabelText<HTMLInputElement>(field).value).toBe('')
})

test('a second check-in says when the first was', async () => {
  backend.on('desk.look', new ServiceError('CODE_UNKNOWN')).on('desk.checkIn', { ...arrived, already: true })
  await type(CODE)
  expect(await screen.findByText('之前已签到')).toBeTruthy()
})

test.each([
  ['known to neither', 'NOT_FOUND', /没有这张券/],
  ['an appointment elsewhere', 'WRONG_INSTITUTION', /这是其他机构的预约/],
  ['an appointment of another day', 'WRONG_DAY', /预约日期不是今天/],
] as const)('a code that is %s is explained, and stays in the field', async (_, code, words) => {
  backend.on('desk.look', new ServiceError('CODE_UNKNOWN')).on('desk.checkIn', new ServiceError(code))
  await type(CODE)
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(field).value).toBe(CODE)
})

test.each([
  ['CODE_STALE', /券码已过时/],
  ['CODE_FORGED', /券码未通过验证/],
] as const)('%s is never tried as a check-in', async (code, words) => {
  backend.on('desk.look', new ServiceError(code))
  await type(CODE)
  expect(await screen.findByText(words)).toBeTruthy()
  expect(backend.calls('desk.checkIn')).toEqual([])
})

test('a desk scanner’s final key looks the code up, once', async () => {
  const held = later<Given<'desk.look'>>()
  backend.on('desk.look', held.promise)
  openPage(DeskPage, { target: 'h5' })
  const input = await screen.findByLabelText(field)
  fill(field, CODE)
  fireEvent.keyDown(input, { key: 'Enter' })
  fireEvent.keyDown(input, { key: 'Enter' })
  await act(() => Promise.resolve())
  expect(backend.calls('desk.look')).toHaveLength(1)
  held.answer(sample.deskVoucher)
  await settle()
  expect(screen.queryByRole('button', { name: '扫一扫' })).toBeNull()
})

test('on a phone the camera reads it; closing the camera changes nothing', async () => {
  backend.on('desk.look', sample.deskVoucher)
  Taro.scanCode
    .mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' })
    .mockResolvedValueOnce({ result: 'Y1.payload.signature' })
  openPage(DeskPage)
  await press('扫一扫')
  await settle()
  expect(backend.calls('desk.look')).toEqual([])
  await press('扫一扫')
  expect(await screen.findByText('可以核销')).toBeTruthy()
  expect(backend.inputs('desk.look')).toEqual([{ code: 'Y1.payload.signature' }])
})

test('a code that is too short cannot be sent', async () => {
  await type('K7M2')
  expect(screen.getByRole('button', { name: '查询' }).getAttribute('aria-disabled')).toBe('true')
  expect(backend.calls('desk.look')).toEqual([])
})

test('a slip of the scanner takes the last person off the screen and says what is wrong', async () => {
  backend.on('desk.look', sample.deskVoucher)
  await type(CODE)
  expect(await screen.findByText('可以核销')).toBeTruthy()
  fill(field, 'K7')
  fireEvent.keyDown(screen.getByLabelText(field), { key: 'Enter' })
  expect(await screen.findByText('券码或签到码至少8位,请核对')).toBeTruthy()
  expect(screen.queryByText('可以核销')).toBeNull()
  expect(backend.calls('desk.look')).toHaveLength(1)
})

test('a long day can be turned through', async () => {
  backend.on('desk.today', input =>
    input.cursor === undefined
      ? { day: sample.today, items: [row], next: 'second' }
      : { day: sample.today, items: [{ ...row, appointmentId: '302', starts: '15:30' }], next: null },
  )
  openPage(DeskPage)
  const table = await screen.findByRole('table', { name: '今日预约' })
  expect(within(table).getByText('沈*月、陆*')).toBeTruthy()
  await press('下一页')
  expect(await screen.findByText('15:30')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '下一页' })).toBeNull()
  await press('上一页')
  expect(await screen.findByText('08:30')).toBeTruthy()
})

test.each([['health_worker'], ['manager'], [null]] as const)('it is closed to others: %s', async role => {
  backend.on('identity.me', role ? sample.staff(role) : sample.linked)
  openPage(DeskPage)
  expect(await screen.findByText('此页面供工作人员使用')).toBeTruthy()
  expect(backend.calls('desk.today')).toEqual([])
})
