// What came, what comes, and how to stop it.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { later, NETWORK, useBackend, type Given } from '../../../test/client/backend'
import { body, leaveAndReturn, openPage, press, settle } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import * as said from '../../../test/client/feedback-samples'
import Messages from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.resident)
    .on('pregnancy.mine', { pregnancy: sample.pregnancy })
    .on('reminders.mine', sample.reminders)
    .on('feedback.mine', { items: [said.answerable] }),
)
const toggle = () => screen.findByRole('switch', { name: /^接收自动提醒/ })

test('each message says when, how and why it came, and what comes next', async () => {
  openPage(Messages)
  expect(
    await screen.findByText(/请在12月1日前到社区建册。\s*2026年11月20日 周五 10:00 · 短信 · 按预产期推算/),
  ).toBeTruthy()
  expect(body()).toContain('接下来产前筛查12月8日提醒,2027年1月18日前完成')
})

test.each([
  ['failed', 'sms', '没有送达,只在这里显示'],
  ['outcome_unknown', 'wechat', '是否送达不确定'],
  ['phone_task', 'phone', '由工作人员打电话告诉您'],
] as const)('whether it arrived is said: %s', async (state, channel, words) => {
  const [one] = sample.reminders.came
  if (one === undefined) throw new Error('no message')
  backend.on('reminders.mine', { ...sample.reminders, came: [{ ...one, state, channel }] })
  openPage(Messages)
  expect(await screen.findByText(new RegExp(` · ${words} · `))).toBeTruthy()
})

test('pausing takes effect at once and is as easily taken back', async () => {
  backend
    .on('reminders.pause', { paused: true }, { paused: false })
    .on('reminders.mine', sample.reminders, { ...sample.reminders, paused: true }, sample.reminders)
  openPage(Messages)
  expect((await toggle()).getAttribute('aria-checked')).toBe('true')
  await press(/^接收自动提醒/, 'switch')
  await waitFor(async () => expect((await toggle()).getAttribute('aria-checked')).toBe('false'))
  expect(screen.queryByText('接下来')).toBeNull()
  await press(/^接收自动提醒/, 'switch')
  await waitFor(async () => expect((await toggle()).getAttribute('aria-checked')).toBe('true'))
  expect(backend.inputs('reminders.pause')).toEqual([{ paused: true }, { paused: false }])
})

test('a pause that did not arrive leaves the switch as it is and says so', async () => {
  backend.on('reminders.pause', NETWORK)
  openPage(Messages)
  await press(/^接收自动提醒/, 'switch')
  expect((await screen.findByRole('alert')).textContent).toContain('网络不太稳定')
  expect((await toggle()).getAttribute('aria-checked')).toBe('true')
})

test('in WeChat more reminders can be allowed; a browser does not offer what it cannot do', async () => {
  backend.on('reminders.granted', { templates: [] })
  const view = openPage(Messages)
  await press('允许微信提醒')
  expect(backend.inputs('reminders.granted')).toEqual([{ accepted: ['stage'] }])
  view.unmount()
  openPage(Messages, { target: 'h5' })
  await toggle()
  expect(screen.queryByRole('button', { name: '允许微信提醒' })).toBeNull()
  await settle()
})

test('without any message it says when they are sent', async () => {
  backend.on('reminders.mine', { ...sample.reminders, came: [], upcoming: [] })
  openPage(Messages)
  expect(await screen.findByText('还没有消息')).toBeTruthy()
})

test('after a loss the old messages are folded, and never shown first', async () => {
  backend.on('pregnancy.mine', { pregnancy: { ...sample.pregnancy, state: 'loss' } })
  openPage(Messages)
  expect(await screen.findByRole('button', { name: '查看以前的消息' })).toBeTruthy()
  expect(body()).not.toContain('早孕建册提醒')
  await press('查看以前的消息')
  expect(body()).toContain('早孕建册提醒')
})

test('until it is known whether there was a loss no old message shows', async () => {
  const held = later<Given<'pregnancy.mine'>>()
  backend.on('pregnancy.mine', held.promise)
  openPage(Messages)
  await toggle()
  expect(body()).not.toContain('早孕建册提醒')
  held.answer({ pregnancy: null })
  expect(await screen.findByText('早孕建册提醒')).toBeTruthy()
})

test('somebody who is not verified is shown the way', async () => {
  backend.on('reminders.mine', new ServiceError('NOT_VERIFIED'))
  openPage(Messages)
  expect(await screen.findByRole('button', { name: '去核验' })).toBeTruthy()
})

const given = (changeable: boolean) => ({
  ...said.answerable,
  given: {
    answer: 'not_now' as const,
    says: ['好的,90天内不再提醒此项;需要时可随时办理。'],
    changeable,
  },
})

test('a message is answered, what happens now is said, and it can be taken back', async () => {
  backend
    .on('feedback.mine', { items: [said.answerable] }, { items: [given(true)] }, { items: [said.answerable] })
    .on('feedback.answer', given(true).given)
    .on('feedback.undo', {})
  openPage(Messages)
  await press('回复:早孕建册提醒')
  expect(await screen.findByText('这条消息对您有帮助吗')).toBeTruthy()
  expect(screen.getAllByRole('radio')).toHaveLength(5)
  await press('暂时不需要', 'radio')
  await press('提交答复')
  expect(backend.inputs('feedback.answer')).toEqual([{ messageId: '901', answer: 'not_now' }])
  expect(await screen.findByText('好的,90天内不再提醒此项;需要时可随时办理。')).toBeTruthy()
  await press('撤销答复')
  expect(backend.inputs('feedback.undo')).toEqual([{ messageId: '901' }])
  expect(await screen.findByRole('button', { name: '回复:早孕建册提醒' })).toBeTruthy()
})

test('an answer that did not arrive stays chosen, and goes with the same key', async () => {
  backend.on('feedback.answer', NETWORK, given(true).given)
  openPage(Messages)
  await press('回复:早孕建册提醒')
  await press('想电话联系', 'radio')
  await press('提交答复')
  expect((await screen.findByRole('alert')).textContent).toContain('网络不太稳定')
  await press('提交答复')
  const [first, again] = backend.calls('feedback.answer')
  expect(again).toEqual(first)
  await settle()
})

test('after a day an answer stands', async () => {
  backend.on('feedback.mine', { items: [given(false)] })
  openPage(Messages)
  expect(await screen.findByText('您答复了「暂时不需要」')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '撤销答复' })).toBeNull()
})

test('where nothing is to be asked no answer is offered; whoever is asked nothing may want a call', async () => {
  backend.on('feedback.mine', { items: [{ ...said.answerable, choices: [] }] })
  const view = openPage(Messages)
  await screen.findByText('早孕建册提醒')
  await settle()
  expect(screen.queryByRole('button', { name: /^回复/ })).toBeNull()
  view.unmount()
  backend.on('feedback.mine', { items: [{ ...said.answerable, choices: ['call_me'] }] })
  openPage(Messages)
  leaveAndReturn()
  await press('回复:早孕建册提醒')
  expect(body()).not.toContain('这条消息对您有帮助吗')
  expect(screen.getAllByRole('radio')).toHaveLength(1)
})
