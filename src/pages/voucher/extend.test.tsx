// One press extends a voucher, once.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { body, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import VoucherPage from './index'

const backend = useBackend()
const ended = {
  ...sample.voucher,
  state: 'expired' as const,
  validUntil: '2026-11-20',
  windowUntil: '2027-01-10',
}
const show = () => openPage(VoucherPage, { params: { id: '801' } })

test('both dates are shown, and one press gives the new one', async () => {
  const until = { ...ended, state: 'claimed' as const, validUntil: '2027-01-10', extendsTo: null }
  backend
    .on('vouchers.get', { ...ended, extendsTo: '2027-01-10' }, until)
    .on('vouchers.extend', until)
    .on('vouchers.code', sample.code)
    .on('vouchers.dayCodes', sample.noDayCodes)
  show()
  expect(await screen.findByText('可延期到2027年1月10日 周日,每张券只能延期一次。')).toBeTruthy()
  expect(body()).toContain('2027年1月10日 周日,延期也不超过这一天')
  await press('申请延期')
  expect(await screen.findByRole('img', { name: /电子券二维码/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '申请延期' })).toBeNull()
  expect(backend.inputs('vouchers.extend')).toEqual([{ voucherId: '801' }])
  expect(toasts()).toEqual(['已延期'])
})

test('when the budget has no place it says so, and nothing has changed', async () => {
  backend
    .on('vouchers.get', { ...ended, extendsTo: '2027-01-10' })
    .on('vouchers.extend', new ServiceError('QUOTA_YEAR'))
  show()
  await press('申请延期')
  expect(await screen.findByText(/免费名额已用完/)).toBeTruthy()
  expect(body()).toContain('已过期')
})

test('what cannot be extended offers nothing', async () => {
  backend.on('vouchers.get', ended)
  show()
  await screen.findByText('有效期')
  expect(screen.queryByRole('button', { name: '申请延期' })).toBeNull()
})
