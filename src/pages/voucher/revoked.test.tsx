// A voucher that was taken back says why, and its holder may ask once for a review.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../test/client/open-page'
import { revocation } from '../../../test/client/revocation-samples'
import * as sample from '../../../test/client/samples'
import VoucherPage from './index'

const backend = useBackend()
const open = () => openPage(VoucherPage, { params: { id: '801' } })
const asked = { words: '我的情况没有变化', at: '2026-11-21T02:00:00.000Z' }
beforeEach(() =>
  backend.on('vouchers.get', { ...sample.voucher, state: 'revoked' }).on('vouchers.revocation', revocation),
)

test('the reason is read, a review asked for, and then it is being looked at', async () => {
  backend.on('vouchers.review', {})
  open()
  expect(await screen.findByText(/原因: 登记信息有误/)).toBeTruthy()
  fill('复核理由', '我的情况没有变化')
  backend.on('vouchers.revocation', { ...revocation, review: asked })
  await press('申请复核')
  expect(await screen.findByText(/有答复会通知您/)).toBeTruthy()
  expect(toasts()).toEqual(['已提交复核'])
  expect(backend.inputs('vouchers.review')).toEqual([{ voucherId: '801', words: '我的情况没有变化' }])
})

test('an answer is shown and no second review', async () => {
  backend.on('vouchers.revocation', { ...revocation, review: asked, answer: '材料仍然不符' })
  open()
  expect(await screen.findByText('材料仍然不符')).toBeTruthy()
  expect(body()).not.toContain('申请复核')
})

test('a refusal is said', async () => {
  backend.on('vouchers.review', new ServiceError('REVIEW_ASKED'))
  open()
  await screen.findByText(/登记信息有误/)
  fill('复核理由', '请再看一次')
  await press('申请复核')
  expect(await screen.findByText(/请等待答复/)).toBeTruthy()
})
