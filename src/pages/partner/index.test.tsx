// Linking two people: asked by one, confirmed by the other, ended by either.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { confirm, fill, led, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import Partner from './index'

const backend = useBackend()
const invitation = {
  code: 'K7M2P9QX4T',
  inviterName: '陆*',
  state: 'open',
  expiresAt: '2026-11-30T02:00:00.000Z',
} as const

test('an invitation is made, copied, and withdrawn', async () => {
  backend
    .on('identity.me', sample.resident)
    .on('identity.invitePartner', invitation)
    .on('identity.withdrawInvitation', {})
  openPage(Partner)
  await press('生成邀请码')
  expect(await screen.findByLabelText('K 7 M 2 P 9 Q X 4 T')).toBeTruthy()
  expect(screen.getByText(/2026年11月30日 周一前有效/)).toBeTruthy()
  await press('复制邀请码')
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: 'K7M2P9QX4T' })
  await press('撤回邀请')
  expect(backend.calls('identity.withdrawInvitation')).toHaveLength(1)
  expect(screen.queryByLabelText('K 7 M 2 P 9 Q X 4 T')).toBeNull()
  expect(toasts()).toContain('邀请已撤回')
})

test('whoever has invited already can look at the code again', async () => {
  backend.on('identity.me', { ...sample.resident, partner: { state: 'invited', name: null, linkedAt: null } })
  openPage(Partner)
  expect(await screen.findByRole('button', { name: '查看我的邀请码' })).toBeTruthy()
})

test('a typed code shows who asks, and is confirmed', async () => {
  backend
    .on('identity.me', sample.resident, sample.linked)
    .on('identity.invitation', invitation)
    .on('identity.answerInvitation', sample.linked)
  openPage(Partner)
  await screen.findByLabelText('邀请码')
  fill('邀请码', 'k7m2p-9qx4t')
  await press('查看邀请')
  expect(await screen.findByText('陆*')).toBeTruthy()
  expect(backend.inputs('identity.invitation')).toEqual([{ code: 'K7M2P9QX4T' }])
  await press('确认关联')
  expect(backend.inputs('identity.answerInvitation')).toEqual([{ code: 'K7M2P9QX4T', accept: true }])
  expect(await screen.findByRole('button', { name: '解除关联' })).toBeTruthy()
  expect(toasts()).toEqual(['已关联'])
})

test('a shared address brings the code along, and it can be declined', async () => {
  backend
    .on('identity.me', sample.resident)
    .on('identity.invitation', invitation)
    .on('identity.answerInvitation', sample.resident)
  openPage(Partner, { params: { code: 'K7M2P9QX4T' } })
  await press('不是我认识的人,婉拒')
  expect(backend.inputs('identity.answerInvitation')).toEqual([{ code: 'K7M2P9QX4T', accept: false }])
  expect(toasts()).toEqual(['已婉拒'])
  expect(screen.queryByRole('button', { name: '确认关联' })).toBeNull()
})

test('a closed, an unknown and an unanswerable invitation each say what to do', async () => {
  backend.on('identity.me', sample.resident).on('identity.invitation', { ...invitation, state: 'withdrawn' })
  let view = openPage(Partner, { params: { code: 'K7M2P9QX4T' } })
  expect(await screen.findByText(/这份邀请已失效/)).toBeTruthy()
  view.unmount()
  backend.on('identity.invitation', new ServiceError('INVITATION_UNKNOWN'))
  view = openPage(Partner, { params: { code: 'K7M2P9QX4U' } })
  expect(await screen.findByText(/邀请码不正确或已失效/)).toBeTruthy()
  view.unmount()
  backend
    .on('identity.invitation', invitation)
    .on('identity.answerInvitation', new ServiceError('OWN_INVITATION'))
  openPage(Partner, { params: { code: 'K7M2P9QX4V' } })
  await press('确认关联')
  expect(await screen.findByText(/这是您自己发出的邀请/)).toBeTruthy()
})

test('a code that is too short is not looked up', async () => {
  backend.on('identity.me', sample.resident)
  openPage(Partner, { params: { code: 'ABC' } })
  const look = await screen.findByRole('button', { name: '查看邀请' })
  expect(look.getAttribute('aria-disabled')).toBe('true')
  expect(backend.calls('identity.invitation')).toEqual([])
})

test('the link ends only after a second yes', async () => {
  backend.on('identity.me', sample.linked, sample.resident).on('identity.unlinkPartner', sample.resident)
  openPage(Partner)
  expect(await screen.findByText('2026年11月20日 周五关联')).toBeTruthy()
  await press('解除关联')
  expect(screen.getByRole('dialog', { name: '解除关联?' })).toBeTruthy()
  await press('再想想')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(backend.calls('identity.unlinkPartner')).toEqual([])
  await press('解除关联')
  await confirm('解除')
  expect(backend.calls('identity.unlinkPartner')).toHaveLength(1)
  expect(await screen.findByRole('button', { name: '生成邀请码' })).toBeTruthy()
  expect(led()).toEqual([])
})
