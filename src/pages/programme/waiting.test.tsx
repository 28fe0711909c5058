// The line for a place: joined after a refusal, where she stands, a place that is held, leaving.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend, type Given } from '../../../test/client/backend'
import { openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Programme from './index'

const backend = useBackend()
const code = sample.card.programme
const place: Given<'places.mine'>['items'][number] = {
  programme: code,
  title: '婚前医学检查',
  child: null,
  joinedAt: '2026-11-23T02:00:00.000Z',
  ahead: 3,
  heldUntil: null,
}
beforeEach(() =>
  backend
    .on('identity.me', sample.resident)
    .on('eligibility.programme', sample.ownProgramme)
    .on('institutions.list', { items: [], next: null })
    .on('eligibility.history', { items: [] })
    .on('places.mine', sample.noPlaces),
)
const open = () => openPage(Programme, { params: { code } })

test('a used-up budget offers the line, and then says how many are before her', async () => {
  backend.on('vouchers.claim', new ServiceError('QUOTA_YEAR')).on('places.wait', { voucher: null, ahead: 3 })
  open()
  await press('领取电子券')
  expect(await screen.findByText(/免费名额已用完/)).toBeTruthy()
  backend.on('places.mine', { items: [place] })
  await press('登记等候名额')
  expect(await screen.findByText('前面还有3位,有名额时通知您')).toBeTruthy()
  expect(screen.queryByText('领取电子券')).toBeNull()
  expect(toasts()).toEqual(['已登记等候'])
  expect(backend.inputs('places.wait')).toEqual([{ programme: code }])
})

test('a place that was free after all is claimed', async () => {
  backend
    .on('vouchers.claim', new ServiceError('QUOTA_YEAR'))
    .on('places.wait', { voucher: sample.voucher, ahead: null })
  open()
  await press('领取电子券')
  await press('登记等候名额')
  await waitFor(() => expect(toasts()).toEqual(['已领取电子券']))
})

test('a held place can be claimed, or given to the next', async () => {
  backend
    .on('places.mine', { items: [{ ...place, ahead: 0, heldUntil: '2026-11-25T02:00:00.000Z' }] })
    .on('places.leave', {})
  open()
  expect(await screen.findByText(/为您保留到2026年11月25日/)).toBeTruthy()
  expect(screen.getByText('领取电子券')).toBeTruthy()
  backend.on('places.mine', sample.noPlaces)
  await press('不需要了,让给下一位')
  await waitFor(() => expect(toasts()).toEqual(['已退出等候']))
})

test('what refuses the line is said', async () => {
  backend
    .on('vouchers.claim', new ServiceError('QUOTA_YEAR'))
    .on('places.wait', new ServiceError('ALREADY_WAITING'))
  open()
  await press('领取电子券')
  await press('登记等候名额')
  expect(await screen.findByText(/已在等候名单中/)).toBeTruthy()
})
