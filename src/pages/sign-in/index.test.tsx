// Choosing who one is, in a demo; everywhere else WeChat knows.
import { screen, waitFor } from '@testing-library/react'
import { readToken } from '@/api/session'
import { pressedWithoutRole, unkind, withoutName } from '../../../test/client/accessible'
import { NETWORK, useBackend } from '../../../test/client/backend'
import { led, openPage, press } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import { demoDocument } from './demo-document'
import SignIn from './index'

const backend = useBackend()
const personas = [
  {
    id: 'bride',
    title: '沈拾月',
    story: '刚登记结婚',
    document: { name: '沈拾月', number: '470101199901011234' },
  },
  { id: 'clerk', title: '窗口 周', story: '妇幼保健院窗口', document: null },
]
const laptop = (signIn: () => Promise<unknown>) => {
  const actions = Taro.request.getMockImplementation()
  Taro.request.mockImplementation((options: { url: string }) => {
    if (options.url === '/local/personas') return Promise.resolve({ statusCode: 200, data: personas })
    return options.url.startsWith('/local/') ? signIn() : (actions?.(options) as unknown)
  })
}
const welcome = () => Promise.resolve({ statusCode: 200, data: { token: 't1' } })

test('a resident goes home with her invented document at hand', async () => {
  laptop(welcome)
  openPage(SignIn, { target: 'h5' })
  await press(/沈拾月/)
  await waitFor(() => expect(led()).toEqual(['/pages/home/index']))
  expect(readToken()).toBe('t1')
  expect(demoDocument()).toEqual(personas[0]?.document)
})

test.each([
  ['clerk', '/staff/pages/desk/index'],
  ['health_worker', '/staff/pages/tasks/index'],
  ['manager', '/staff/pages/list/index'],
  ['administrator', '/admin/pages/outbox/index'],
] as const)('staff begin at the first desk of the role: %s', async (role, home) => {
  laptop(welcome)
  backend.on('identity.me', sample.staff(role))
  openPage(SignIn, { target: 'h5' })
  await press(/窗口 周/)
  await waitFor(() => expect(led()).toEqual([home]))
  expect(demoDocument()).toBeNull()
})

test('staff whose role cannot be asked are at home', async () => {
  laptop(welcome)
  backend.on('identity.me', NETWORK)
  openPage(SignIn, { target: 'h5' })
  await press(/窗口 周/)
  await waitFor(() => expect(led()).toEqual(['/pages/home/index']))
})

test('a sign-in that failed says so and leads nowhere', async () => {
  laptop(() => Promise.reject(new Error('request:fail')))
  openPage(SignIn, { target: 'h5' })
  await press(/沈拾月/)
  expect(await screen.findByText('登录没有成功')).toBeTruthy()
  expect(led()).toEqual([])
  expect(readToken()).toBeNull()
})

test('people and staff stand apart, by name, in kind words', async () => {
  laptop(welcome)
  openPage(SignIn, { target: 'h5' })
  expect(screen.getByRole('status', { name: '正在加载' })).toBeTruthy()
  await screen.findByRole('heading', { name: '居民' })
  expect(screen.getByRole('heading', { name: '工作人员' })).toBeTruthy()
  expect(screen.getAllByRole('heading', { name: '登录' })).toHaveLength(1)
  expect([pressedWithoutRole(), withoutName(), unkind()]).toEqual([[], [], []])
})

test('a deployed city in a browser points to WeChat', async () => {
  Taro.request.mockResolvedValue({ statusCode: 404, data: {} })
  openPage(SignIn, { target: 'h5' })
  expect(await screen.findByText('请在微信中打开')).toBeTruthy()
})

test('in WeChat one is signed in already and goes on to verification', async () => {
  openPage(SignIn)
  await waitFor(() => expect(led()).toEqual(['/pages/verify/index']))
  expect(Taro.request).not.toHaveBeenCalled()
})
