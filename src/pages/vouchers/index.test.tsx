// All her vouchers.
import { screen } from '@testing-library/react'
import { useBackend } from '../../../test/client/backend'
import { led, openPage, press } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Vouchers from './index'

const backend = useBackend()

test('those that can be used come first, each with what matters about it', async () => {
  backend.on('vouchers.mine', {
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
  backend.on('vouchers.mine', { items: [], next: null })
  openPage(Vouchers)
  await press('去看看')
  expect(led()).toEqual(['/pages/home/index'])
  expect(screen.queryByRole('heading', { name: '可以使用' })).toBeNull()
})
