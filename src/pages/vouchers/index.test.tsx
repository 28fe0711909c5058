// All her vouchers.
import { screen } from '@testing-library/react'
import { useBackend } from '../../../test/client/backend'
import { led, openPage, press } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Vouchers from './index'

const backend = useBackend()

test('those that can be used come first, each with what matters about it', async () => {
  backend.on('places.mine', sample.noPlaces).on('vouchers.mine', {
    items: [
      {
        ...sample.voucher,
        voucherId: '800',
        title: '孕前检查电子券',
        state: 'redeemed',
        redeemed: { at: '2026-10-08T18:30:00.000Z', institution: '黄花镇卫生院' },
      },
      { ...sample.voucher, claimedByPartner: true },
    ],
    next: null,
  })
  openPage(Vouchers)
  await screen.findByRole('heading', { name: '可以使用' })
  const [first, second] = screen.getAllByRole('button').map(row => row.textContent)
  expect(first).toBe('婚前医学检查电子券2027年5月22日 周六前有效 · 伴侣领取,两人共用可使用')
  // 18:30 UTC is the next day in Shanghai.
  expect(second).toBe('孕前检查电子券2026年10月9日 周五 · 黄花镇卫生院已使用')
  await press(/^婚前/)
  expect(led()).toEqual(['/pages/voucher/index?id=801'])
})

test('without any it says where they come from', async () => {
  backend.on('places.mine', sample.noPlaces).on('vouchers.mine', { items: [], next: null })
  openPage(Vouchers)
  await press('去看看')
  expect(led()).toEqual(['/pages/home/index'])
  expect(screen.queryByRole('heading', { name: '可以使用' })).toBeNull()
})

test('places that she waits for and one that is held stand first', async () => {
  const line = {
    programme: 'V_FOLIC',
    title: '免费叶酸',
    child: null,
    joinedAt: '2026-11-23T02:00:00.000Z',
  } as const
  backend.on('vouchers.mine', { items: [], next: null }).on('places.mine', {
    items: [
      { ...line, ahead: 0, heldUntil: null },
      {
        ...line,
        programme: 'V_CONTRA',
        title: '免费避孕药具',
        ahead: 0,
        heldUntil: '2026-11-25T02:00:00.000Z',
      },
    ],
  })
  openPage(Vouchers)
  expect(await screen.findByText('您排在第一位,有名额时通知您')).toBeTruthy()
  expect(screen.getByText('已留名额')).toBeTruthy()
})
