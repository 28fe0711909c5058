// The first screen, for each kind of person who opens it.
import { screen, waitFor } from '@testing-library/react'
import { forgetReads } from '@/api/use-query'
import { NETWORK, useBackend, type Given } from '../../../test/client/backend'
import { body, led, leaveAndReturn, openPage, press, settle } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import Home from './index'

const backend = useBackend()
type Outcome = Given<'eligibility.mine'>['items'][number]['outcome']
const standing = (title: string, outcome: Outcome, more: object = {}) => ({
  ...sample.standing,
  programme: `V_${outcome.toUpperCase()}`,
  title,
  outcome,
  ...more,
})
const verified = (items: Given<'eligibility.mine'>['items']) =>
  backend
    .on('identity.me', sample.resident)
    .on('eligibility.mine', sample.mine(items))
    .on('booking.mine', { items: [], next: null })
    .on('pregnancy.mine', { pregnancy: null })
    .on('pregnancy.timeline', { today: sample.today, pregnancy: null, stages: [] })

test('somebody who is not signed in sees what there is, and signs in only to see her own', async () => {
  backend.on('identity.me', sample.nobody).on('eligibility.catalogue', { items: [sample.card] })
  openPage(Home)
  await press(/婚前医学检查/)
  await press('登录')
  expect(led()).toEqual(['/pages/programme/index?code=V_PREMARITAL', '/pages/sign-in/index'])
})

test('somebody unverified is led to be verified, with the public services below', async () => {
  backend.on('identity.me', sample.unverified).on('eligibility.catalogue', { items: [sample.card] })
  openPage(Home)
  await press('去核验')
  expect(led()).toEqual(['/pages/verify/index'])
  expect(await screen.findByText('婚前医学检查')).toBeTruthy()
})

test('what she can get now and soon is here, everything else one press away', async () => {
  verified([
    standing('甲', 'not_eligible'),
    standing('乙', 'needs_review'),
    standing('丙', 'soon', { flipsOn: '2027-03-05' }),
    standing('丁', 'eligible', { until: '2027-05-31' }),
    standing('戊', 'held', { until: '2027-05-31' }),
    standing('己', 'used'),
  ])
  openPage(Home)
  await screen.findByRole('heading', { name: '您现在可以享受' })
  const headings = screen.getAllByRole('heading').map(heading => heading.textContent)
  expect(headings).toEqual(['您现在可以享受', '很快可以享受'])
  expect(screen.getAllByRole('button').map(button => button.getAttribute('aria-label'))).toEqual([
    '戊,已领券',
    '丁,可办理',
    '丙,即将可办',
    null,
  ])
  expect(body()).toContain('3月5日起可以办理')
  expect(body()).toContain('夫妻双方各一次,全部免费,2027年5月31日前有效')
  expect(body()).toContain('有1项补充信息后就能得到答复')
  await press('丙,即将可办')
  await press(/^我能享受什么/)
  expect(led()).toEqual(['/pages/programme/index?code=V_SOON', '/pages/entitlements/index'])
})

test('a mother finds her child there too, and a long list stays short', async () => {
  verified([])
  backend.on(
    'eligibility.mine',
    sample.mine(
      Array.from({ length: 20 }, (_, i) => ({
        ...standing(`第${i}项`, 'eligible'),
        programme: `V_NO_${i}`,
      })),
      [sample.child],
    ),
  )
  openPage(Home)
  expect(await screen.findByRole('button', { name: /^我和孩子能享受什么.*全部20项/ })).toBeTruthy()
  expect(screen.getAllByRole('button')).toHaveLength(7)
})

test('without anything to get it says so and still explains the rest', async () => {
  verified([standing('甲', 'not_eligible')])
  openPage(Home)
  expect(await screen.findByText('目前没有可办理的项目')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^我能享受什么/ })).toBeTruthy()
})

test('her next appointment and her present week stand above', async () => {
  verified([sample.standing])
    .on('booking.mine', {
      items: [{ ...sample.appointment, state: 'cancelled' }, sample.appointment],
      next: null,
    })
    .on('pregnancy.mine', { pregnancy: sample.pregnancy })
    .on('pregnancy.timeline', sample.timeline)
  openPage(Home)
  await screen.findByRole('heading', { name: '下一次预约' })
  expect(screen.getByLabelText('今天11周+6天')).toBeTruthy()
  expect(body()).toContain('请在2026年12月1日 周二前完成')
  await press(/08:30 · 夷陵区妇幼保健院/)
  await press('孕期,全部安排', 'link')
  expect(led()).toEqual(['/pages/appointment/index?institution=7&id=301', '/pages/journey/index'])
})

test('the whole weeks stand without days, and an undated pregnancy shows no number', async () => {
  verified([sample.standing]).on('pregnancy.timeline', {
    ...sample.timeline,
    pregnancy: { ...sample.pregnancy, gaDays: 84 },
  })
  const view = openPage(Home)
  expect(await screen.findByLabelText('今天12周')).toBeTruthy()
  view.unmount()
  backend.on('pregnancy.timeline', {
    today: sample.today,
    stages: [],
    pregnancy: { ...sample.pregnancy, gaDays: null, edd: null, ga: null },
  })
  openPage(Home)
  await waitFor(() => expect(screen.queryByLabelText(/周/)).toBeNull())
})

test('after a loss nothing is offered until she asks, and then it stays', async () => {
  verified([sample.standing]).on('pregnancy.mine', { pregnancy: { ...sample.pregnancy, state: 'loss' } })
  const view = openPage(Home)
  expect(await screen.findByText(/所有自动消息已停止/)).toBeTruthy()
  expect(backend.calls('eligibility.mine')).toEqual([])
  await press('电话 0717-0000000')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0717-0000000' })
  await press('查看可以享受的服务')
  expect(await screen.findByText('您现在可以享受')).toBeTruthy()
  view.unmount()
  openPage(Home)
  expect(await screen.findByText('您现在可以享受')).toBeTruthy()
})

test('a stage that was on the screen before a loss was recorded is gone when she returns', async () => {
  verified([sample.standing])
    .on('pregnancy.mine', { pregnancy: sample.pregnancy })
    .on('pregnancy.timeline', sample.timeline)
  openPage(Home)
  await screen.findByText('早孕建册')
  forgetReads()
  for (const action of ['identity.me', 'pregnancy.mine', 'pregnancy.timeline', 'booking.mine'] as const)
    backend.on(action, NETWORK)
  leaveAndReturn()
  expect(screen.queryByText('早孕建册')).toBeNull()
  await settle()
  expect(screen.queryByText('早孕建册')).toBeNull()
})

test.each([
  ['clerk', '/staff/pages/desk/index'],
  ['health_worker', '/staff/pages/tasks/index'],
  ['manager', '/staff/pages/list/index'],
  ['administrator', '/admin/pages/outbox/index'],
] as const)('a %s finds the way to the desk', async (role, path) => {
  backend.on('identity.me', sample.staff(role)).on('eligibility.catalogue', { items: [sample.card] })
  openPage(Home)
  expect(await screen.findByText('窗口 周,您好')).toBeTruthy()
  await press('进入工作台')
  expect(led()).toEqual([path])
})
