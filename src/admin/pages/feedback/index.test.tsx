// Feedback and strategies: numbers that open to their lists, and the effect beside that of none.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as said from '../../../../test/client/feedback-samples'
import FeedbackPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('feedback.summary', said.feedbackSummary)
    .on('feedback.list', { items: [said.feedbackRow], next: null }),
)

test('a number by service, by town, by month and by strategy opens to its list', async () => {
  openPage(FeedbackPage)
  await press('两癌筛查:暂时不需要 3,打开名单')
  expect(await screen.findByRole('dialog', { name: '答复名单' })).toBeTruthy()
  expect(await screen.findByText('沈*月')).toBeTruthy()
  await press('关闭')
  await press('小溪塔街道:信息有误 1,打开名单')
  await screen.findByText('沈*月')
  await press('关闭')
  await press('2026年11月:已在外地做 1,打开名单')
  await screen.findByText('沈*月')
  await press('关闭')
  await press('暂时不需要:90天内不提醒,已用于40人,打开名单')
  await screen.findByText('沈*月')
  const half = { from: '2026-06', to: '2026-11' }
  expect(backend.inputs('feedback.list')).toEqual([
    { ...half, answer: 'not_now', topic: 'V_CANCER' },
    { ...half, answer: 'wrong_data', region: '420506001' },
    { from: '2026-11', to: '2026-11', answer: 'done_elsewhere' },
    { ...half, strategy: 'not_now_90' },
  ])
})

test('the effect of a strategy stands beside that of none', async () => {
  openPage(FeedbackPage)
  expect(
    await screen.findByText('30天内领取 12/40(30%),使用 4/40(10%);未采取策略的200人中领取25%,使用8%。'),
  ).toBeTruthy()
  expect(body()).toContain('90天内领取 10/20(50%),使用 5/20(25%);没有可比的人。')
  expect(body()).toContain('这段时间还没有用到。')
  expect(body()).toContain('4.5 分')
})

test('another span is asked for by its months', async () => {
  openPage(FeedbackPage)
  await press('近一年', 'radio')
  await waitFor(() =>
    expect(backend.inputs('feedback.summary').at(-1)).toEqual({ from: '2025-12', to: '2026-11' }),
  )
})

test('who may not open lists sees no small number and no way to them', async () => {
  const counts = { done_elsewhere: null, not_now: 12, inconvenient: 0, wrong_data: 0, call_me: 0 }
  backend.on('feedback.summary', {
    ...said.feedbackSummary,
    mayList: false,
    services: [{ key: 'V_CANCER', title: '两癌筛查', total: 13, counts }],
  })
  openPage(FeedbackPage)
  expect(await screen.findByText('已在外地做 少于10')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /打开名单/ })).toBeNull()
})

test('a list that does not come can be asked for again, and its pages are turned', async () => {
  backend.on('feedback.list', NETWORK)
  openPage(FeedbackPage)
  await press('两癌筛查:暂时不需要 3,打开名单')
  expect((await screen.findByRole('alert')).textContent).toContain('网络不太稳定')
  backend.on('feedback.list', input =>
    input.cursor === 'second'
      ? { items: [{ ...said.feedbackRow, ref: '78', name: '许*' }], next: null }
      : { items: [said.feedbackRow], next: 'second' },
  )
  await press('再试一次')
  await press('下一页')
  expect(await screen.findByText('许*')).toBeTruthy()
})

test('no answers yet, and somebody who may not look', async () => {
  backend.on('feedback.summary', { ...said.feedbackSummary, services: [], regions: [], months: [] })
  const view = openPage(FeedbackPage)
  expect(await screen.findByText('这段时间还没有答复')).toBeTruthy()
  expect(body()).toContain('现行策略与效果')
  view.unmount()
  backend.on('feedback.summary', new ServiceError('FORBIDDEN'))
  openPage(FeedbackPage)
  await press('近3个月', 'radio')
  expect(await screen.findByText('您没有办理此项的权限。')).toBeTruthy()
})
