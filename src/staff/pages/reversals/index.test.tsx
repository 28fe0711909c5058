// A redemption by mistake: asked back by one, decided by another.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/reversal-samples'
import * as sample from '../../../../test/client/samples'
import ReversalsPage from './index'

const backend = useBackend()
const [waiting] = given.waiting.items
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('reversals.list', given.waiting)
    .on('reversals.redeemed', given.redeemed),
)

test('a clerk asks with a reason, and sees that it waits', async () => {
  backend
    .on('reversals.redeemed', given.redeemed, {
      ...given.redeemed,
      items: given.redeemed.items.map(row => ({ ...row, asked: true })),
    })
    .on('reversals.ask', { reversalId: '602' })
  openPage(ReversalsPage)
  await press('申请撤销')
  fill('原因', '核销时选错了人')
  await confirm('提交申请')
  expect(await screen.findByText('等待处理')).toBeTruthy()
  expect(backend.inputs('reversals.ask')).toEqual([{ voucherId: '501', reason: '核销时选错了人' }])
  expect(toasts()).toEqual(['已提交,请另一位工作人员处理'])
})

test('without a reason the field says so, and nothing is asked twice', async () => {
  backend.on('reversals.ask', new ServiceError('REVERSAL_OPEN'))
  openPage(ReversalsPage)
  await press('申请撤销')
  await confirm('提交申请')
  expect(await screen.findByText('请写明原因')).toBeTruthy()
  fill('原因', '核销时选错了人')
  await confirm('提交申请')
  expect(await screen.findByText(/已申请撤销/)).toBeTruthy()
})

test('another agrees, or does not', async () => {
  backend.on('reversals.decide', { state: 'approved' })
  openPage(ReversalsPage)
  await press(/白\*/)
  expect(await screen.findByRole('dialog', { name: '白*' })).toBeTruthy()
  expect(body()).toContain('核销时选错了人')
  backend.on('reversals.list', { items: [], next: null })
  await press('同意撤销')
  expect(await screen.findByText('没有待处理的申请')).toBeTruthy()
  expect(backend.inputs('reversals.decide')).toEqual([{ reversalId: '601', approve: true }])
})

test('who asked does not decide', async () => {
  if (waiting === undefined) throw new Error('no sample')
  backend.on('reversals.list', { items: [{ ...waiting, mine: true }], next: null })
  openPage(ReversalsPage)
  await press(/白\*/)
  expect(await screen.findByText(/需要另一位工作人员处理。$/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '同意撤销' })).toBeNull()
})

test('a manager decides, and redeems nothing', async () => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('reversals.decide', new ServiceError('REVERSAL_LATE'), { state: 'refused' })
  openPage(ReversalsPage)
  await press(/白\*/)
  await press('同意撤销')
  expect(await screen.findByText(/超过7天/)).toBeTruthy()
  await press('不同意')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.calls('reversals.redeemed')).toEqual([])
})
