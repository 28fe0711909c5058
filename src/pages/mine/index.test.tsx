// Who I am here, what I allow, who looked, and how it looks.
import { act, screen, waitFor } from '@testing-library/react'
import { keepToken, readToken } from '@/api/session'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { led, openPage, press, settle } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import Mine from './index'

const backend = useBackend()
const consents = (sms: boolean) => ({
  items: [
    { purpose: 'sms' as const, granted: sms, since: null },
    { purpose: 'results_online' as const, granted: false, since: null },
  ],
})
const own = () => backend.on('identity.me', sample.linked).on('identity.consents', consents(false))

test('a verified person sees her masked name, her partner and her messages', async () => {
  own()
  openPage(Mine)
  expect(await screen.findByText('沈*月')).toBeTruthy()
  await press(/^伴侣 已关联/)
  await press('消息与提醒')
  await press(/^夷陵区咨询电话/)
  expect(led()).toEqual(['/pages/partner/index', '/pages/messages/index'])
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0717-0000000' })
})

test('a consent is given and withdrawn by one press, and one that failed stays as it was', async () => {
  own()
    .on('identity.consents', consents(false), consents(true))
    .on('identity.setConsent', { purpose: 'sms', granted: true }, new ServiceError('SYSTEM_RETRY'))
  openPage(Mine)
  await press(/^接收短信/, 'switch')
  const sms = () => screen.getByRole('switch', { name: /^接收短信/ })
  await waitFor(() => expect(sms().getAttribute('aria-checked')).toBe('true'))
  await press(/^接收短信/, 'switch')
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(sms().getAttribute('aria-checked')).toBe('true')
  expect(backend.inputs('identity.setConsent')).toEqual([
    { purpose: 'sms', granted: true },
    { purpose: 'sms', granted: false },
  ])
})

test('who opened her record is asked for only when she opens the list', async () => {
  own().on('identity.readers', {
    items: [
      { at: '2026-11-20T02:00:00.000Z', who: '小溪塔社区', what: '打开电话待办', child: null },
      { at: '2026-11-19T02:00:00.000Z', who: '夷陵区妇幼保健院', what: '登记筛查结果', child: '沈*' },
    ],
    next: null,
  })
  openPage(Mine)
  await screen.findByRole('button', { name: '谁看过我的记录' })
  expect(backend.calls('identity.readers')).toEqual([])
  await press('谁看过我的记录')
  expect(await screen.findByText('小溪塔社区 · 打开电话待办')).toBeTruthy()
  expect(screen.getByText('夷陵区妇幼保健院 · 登记筛查结果(孩子 沈*)')).toBeTruthy()
  await press('关闭')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('nobody looked: that is said too', async () => {
  own().on('identity.readers', { items: [], next: null })
  openPage(Mine)
  await press('谁看过我的记录')
  expect(await screen.findByText('还没有人打开过')).toBeTruthy()
})

test('care mode and theme take effect at once and are kept', async () => {
  own()
  const { container } = openPage(Mine)
  await press(/^关怀模式/, 'switch')
  await press('深色', 'radio')
  expect(container.firstElementChild?.className).toContain('theme-dark is-care')
  expect(Taro.getStorageSync('yyt.preferences')).toContain('"careMode":true')
})

test.each([
  [sample.nobody, /^登录/, '/pages/sign-in/index'],
  [sample.unverified, /^实名核验/, '/pages/verify/index'],
])('before that it leads on and asks for nothing personal: %#', async (me, name, path) => {
  backend.on('identity.me', me)
  openPage(Mine)
  await press(name)
  expect(led()).toEqual([path])
  expect(screen.queryByRole('button', { name: /^伴侣/ })).toBeNull()
})

test('leaving, in a browser, closes the session and forgets what was read', async () => {
  own()
  keepToken('t1')
  openPage(Mine, { target: 'h5' })
  const leave = await screen.findByRole('button', { name: '退出登录' })
  await settle()
  backend.on('identity.me', sample.nobody)
  Taro.request.mockResolvedValueOnce({ statusCode: 204, data: '' })
  act(() => leave.click())
  await waitFor(() => expect(led()).toEqual(['/pages/home/index']))
  expect(readToken()).toBeNull()
  await waitFor(() => expect(screen.queryByText('沈*月')).toBeNull())
})

test('in WeChat there is nothing to sign out of', async () => {
  own()
  openPage(Mine)
  await screen.findByText('沈*月')
  expect(screen.queryByRole('button', { name: '退出登录' })).toBeNull()
  await settle()
})
