// A voucher and its rotating code.
import { act, screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend, type Given } from '../../../test/client/backend'
import { body, fill, led, openPage, press, settle } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import VoucherPage from './index'

const backend = useBackend()
const show = (voucher: Partial<Given<'vouchers.get'>> = {}) => {
  backend.on('vouchers.get', { ...sample.voucher, ...voucher })
  return openPage(VoucherPage, { params: { id: '801' } })
}
const code = (n: number): Given<'vouchers.code'> => ({ ...sample.code, qr: `Y1.code.${n}` })
const picture = () => screen.getByRole('img', { name: /电子券二维码/ }).getAttribute('src')
/** Second by second: each one is set only after the last was drawn. */
const pass = async (seconds: number) => {
  for (let i = 0; i < seconds; i++) await act(() => jest.advanceTimersByTimeAsync(1000))
}

beforeEach(() => backend.on('vouchers.dayCodes', sample.noDayCodes))
afterEach(() => jest.useRealTimers())

test('it shows the code to scan, the code to read out, what is free and until when', async () => {
  backend.on('vouchers.code', sample.code)
  show()
  expect(await screen.findByRole('img', { name: '电子券二维码,请让工作人员扫描' })).toBeTruthy()
  expect(screen.getByLabelText('K 7 M 2 P 9 Q X 4 T R W')).toBeTruthy()
  for (const words of ['2026年11月23日 周一 至 2027年5月22日 周六', '体格检查', '血常规', '两人共用一张'])
    expect(body()).toContain(words)
  await press('项目说明与预约')
  expect(led()).toEqual(['/pages/programme/index?code=V_PREMARITAL'])
})

test('the code is renewed before it goes stale, again and again', async () => {
  jest.useFakeTimers()
  backend.on('vouchers.code', code(1), code(2), code(3))
  show()
  await pass(0)
  await pass(1)
  const first = picture()
  expect(backend.calls('vouchers.code')).toHaveLength(1)
  await pass(53)
  expect(backend.calls('vouchers.code')).toHaveLength(1)
  await pass(2)
  expect(backend.calls('vouchers.code')).toHaveLength(2)
  const second = picture()
  expect(second).not.toBe(first)
  await pass(56)
  expect(backend.calls('vouchers.code')).toHaveLength(3)
  expect(picture()).not.toBe(second)
})

test('a code that could not be renewed is hidden, and comes back on another try', async () => {
  jest.useFakeTimers()
  backend.on('vouchers.code', code(1), NETWORK, code(2))
  show()
  await pass(57)
  jest.useRealTimers()
  expect(screen.queryByRole('img', { name: /电子券二维码/ })).toBeNull()
  expect(screen.getByRole('alert').textContent).toContain('网络不太稳定')
  await press('再试一次')
  await waitFor(() => expect(picture()).toContain('data:image'))
})

test('without a network the codes that were kept for the day take over, minute by minute, and go when it is back', async () => {
  jest.useFakeTimers({ now: Date.parse('2026-11-25T00:10:30.000Z') })
  const kept = {
    typed: sample.code.typed,
    runs: [{ startsAt: '2026-11-25T00:10:00.000Z', codes: ['kept.1', 'kept.2', 'kept.3'] }],
  }
  backend.on('vouchers.dayCodes', kept).on('vouchers.code', code(1), NETWORK, NETWORK, code(2))
  show()
  await pass(1)
  expect(body()).toContain('已保存2026年11月25日 周三 08:13前的券码')
  const first = picture()
  await pass(56)
  expect(screen.getByText('现在没有网络')).toBeTruthy()
  const second = picture()
  expect(second).not.toBe(first)
  await pass(35)
  expect(picture()).not.toBe(second)
  expect(screen.getByLabelText('K 7 M 2 P 9 Q X 4 T R W')).toBeTruthy()
  await pass(62)
  expect(screen.queryByText('现在没有网络')).toBeNull()
})

test('kept codes are shown when the app is opened without a network, until they end', async () => {
  const at = Date.now()
  const kept = { typed: null, runs: [{ startsAt: new Date(at - 30_000).toISOString(), codes: ['kept.1'] }] }
  Taro.setStorageSync('read:vouchers.dayCodes:{"voucherId":"801"}', kept)
  Taro.setStorageSync('read:vouchers.get:{"voucherId":"801"}', sample.voucher)
  backend.on('vouchers.get', NETWORK).on('vouchers.dayCodes', NETWORK).on('vouchers.code', NETWORK)
  openPage(VoucherPage, { params: { id: '801' } })
  expect(await screen.findByText('现在没有网络')).toBeTruthy()
  expect(picture()).toContain('data:image')
})

test('when the desk has redeemed it meanwhile, the screen says where', async () => {
  jest.useFakeTimers()
  backend.on('feedback.rating', { asks: false, rating: null })
  const redeemed = {
    ...sample.voucher,
    state: 'redeemed',
    redeemed: { at: '2026-11-25T00:40:00.000Z', institution: '夷陵区妇幼保健院' },
  } as const
  backend.on('vouchers.code', code(1), new ServiceError('VOUCHER_CLOSED'))
  show()
  await pass(10)
  backend.on('vouchers.get', redeemed)
  await pass(47)
  jest.useRealTimers()
  expect(await screen.findByText('2026年11月25日 周三 08:40 在夷陵区妇幼保健院使用。')).toBeTruthy()
})

test('after it was used she may say how it was; a low rating brings a call', async () => {
  backend
    .on(
      'feedback.rating',
      { asks: true, rating: null },
      { asks: true, rating: { stars: 2, words: '等了很久', changeable: true } },
    )
    .on('feedback.rate', { says: '谢谢您告诉我们,工作人员会在3天内给您打电话。' })
  show({ state: 'redeemed', redeemed: { at: '2026-11-25T00:40:00.000Z', institution: '夷陵区妇幼保健院' } })
  await press('不太满意', 'radio')
  fill('想说的话', '等了很久')
  await press('提交评价')
  expect(backend.inputs('feedback.rate')).toEqual([{ voucherId: '801', stars: 2, words: '等了很久' }])
  expect(await screen.findByText('等了很久 谢谢您告诉我们,工作人员会在3天内给您打电话。')).toBeTruthy()
  await press('更改评价')
  expect(screen.getByRole('button', { name: '提交评价' })).toBeTruthy()
})

test('where no rating is to be asked for, none is', async () => {
  backend.on('feedback.rating', { asks: false, rating: null })
  show({ state: 'redeemed', redeemed: { at: '2026-11-25T00:40:00.000Z', institution: '夷陵区妇幼保健院' } })
  expect(await screen.findByText(/在夷陵区妇幼保健院使用/)).toBeTruthy()
  await settle()
  expect(body()).not.toContain('评价')
})

test.each([
  ['expired', '已过期'],
  ['closed', '已停用'],
  ['reversed', '已撤销'],
] as const)('one that is %s has no code and says so', async (state, words) => {
  show({ state })
  expect(await screen.findByText(words)).toBeTruthy()
  expect(backend.calls('vouchers.code')).toEqual([])
})

test('one that is not hers, and an address without one, are not found', async () => {
  backend.on('vouchers.get', new ServiceError('NOT_FOUND'))
  const view = openPage(VoucherPage, { params: { id: '802' } })
  expect(await screen.findByText(/没有找到相应的记录/)).toBeTruthy()
  view.unmount()
  openPage(VoucherPage)
  expect(await screen.findByText('没有找到这张券')).toBeTruthy()
  await settle()
})
