// What she and her child can get, grouped by what can be done about it.
import { screen, waitFor } from '@testing-library/react'
import { useBackend, type Given } from '../../../test/client/backend'
import { body, led, openPage, press, settle } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import Entitlements from './index'

const backend = useBackend()
type Item = Given<'eligibility.mine'>['items'][number]
const item = (title: string, outcome: Item['outcome'], more: Partial<Item> = {}): Item => ({
  ...sample.standing,
  programme: `V_${outcome.toUpperCase()}`,
  title,
  outcome,
  ...more,
})
const show = (items: Item[], children: Given<'eligibility.mine'>['children'] = []) => {
  backend
    .on('identity.me', sample.resident)
    .on('reminders.mine', sample.reminders)
    .on('eligibility.mine', sample.mine(items, children))
  return openPage(Entitlements)
}

test('five groups in the order in which something can be done', async () => {
  show([
    item('甲', 'not_eligible', {
      reasons: [
        { code: 'AGE_RANGE', text: '本项目面向35至64周岁人群。' },
        { code: 'NOT_LOCAL', text: '请补充居住证。' },
      ],
    }),
    item('乙', 'needs_review', {
      missing: [
        { text: '转诊单', how: 'bring', page: null },
        { text: '计划怀孕的时间', how: 'fill', page: '/pages/declare/index' },
      ],
    }),
    item('丙', 'soon', {
      flipsOn: '2026-12-03',
      changes: [{ text: '12月3日起:孕15周至20周+6', on: '2026-12-03', page: null }],
    }),
    item('丁', 'eligible'),
    item('戊', 'held'),
    item('己', 'used'),
  ])
  await screen.findByRole('heading', { name: '现在可领' })
  expect(screen.getAllByRole('heading').map(heading => heading.textContent)).toEqual([
    '现在可领',
    '即将可领',
    '还需核对',
    '已领取或已使用',
    '暂不符合',
    '对结果有疑问',
  ])
  // All reasons at once, and the words of the day on which it opens.
  expect(body()).toContain('本项目面向35至64周岁人群。 请补充居住证。')
  expect(body()).toContain('12月3日起:孕15周至20周+6')
  await press(/^计划怀孕的时间/)
  await press('丁,可办理')
  expect(led()).toEqual(['/pages/declare/index', '/pages/programme/index?code=V_ELIGIBLE'])
  await press(/^如有疑问请拨打/)
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0717-0000000' })
})

test('the child switcher asks for the child and leads on with it', async () => {
  show([item('丁', 'eligible')], [sample.child])
  await press('沈*晨,3个月', 'radio')
  await waitFor(() => expect(backend.inputs('eligibility.mine').at(-1)).toEqual({ child: '2001' }))
  await press('丁,可办理')
  expect(led()).toEqual(['/pages/programme/index?code=V_ELIGIBLE&child=2001'])
  await press('本人', 'radio')
  await waitFor(() => expect(backend.inputs('eligibility.mine').at(-1)).toEqual({}))
})

test('with nothing to offer for a child it says so', async () => {
  show([], [sample.child])
  expect(await screen.findByText('目前没有相关项目')).toBeTruthy()
})

test('to be reminded is one press, where WeChat can; once allowed it stays on', async () => {
  Taro.requestSubscribeMessage.mockResolvedValue({ 'tmpl-stage': 'accept' })
  const view = show([item('丙', 'soon', { flipsOn: '2026-12-03' })])
  backend.on('reminders.granted', { templates: [] })
  await press(/^提醒我/, 'switch')
  await settle()
  expect(backend.inputs('reminders.granted')).toEqual([{ accepted: ['stage'] }])
  view.unmount()
  backend.on('reminders.mine', {
    ...sample.reminders,
    templates: [{ key: 'stage', templateId: 'tmpl-stage', title: '检查提醒', left: 1 }],
  })
  openPage(Entitlements)
  await waitFor(() =>
    expect(screen.getByRole('switch', { name: /^提醒我/ }).getAttribute('aria-checked')).toBe('true'),
  )
})

test('it paints from the device before anything was asked', async () => {
  const view = show([item('丁', 'eligible')])
  await screen.findByText('现在可领')
  view.unmount()
  openPage(Entitlements)
  expect(screen.getByText('现在可领')).toBeTruthy()
  await settle()
})
