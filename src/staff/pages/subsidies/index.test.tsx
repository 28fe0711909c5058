// The officer sees papers and reviews; a manager decides, pays and settles appeals; who did the step before does not.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as given from '../../../../test/client/subsidy-samples'
import SubsidiesDeskPage from './index'

const backend = useBackend()
const none = { items: [], next: null }
type Opened = typeof given.opened
async function opened(
  role: 'health_worker' | 'manager',
  queue: 'review' | 'decide' | 'pay' | 'appeals',
  change: Partial<Opened> = {},
): Promise<void> {
  backend
    .on('identity.me', sample.staff(role))
    .on('subsidies.queue', input => (input.queue === queue ? given.queue : none))
    .on('subsidies.open', { ...given.opened, ...change })
  openPage(SubsidiesDeskPage)
  await press(/程\*子/)
  await screen.findByText('登记核对')
}

test('papers registered before count; all seen, it is reviewed with its amount', async () => {
  backend.on('subsidies.review', {})
  await opened('health_worker', 'review')
  expect(screen.getByText('缺少: 身份证')).toBeTruthy()
  await press('身份证', 'switch')
  fill('金额(元)', '400.5')
  await press('审核通过')
  await waitFor(() => expect(toasts()).toEqual(['审核通过']))
  expect(backend.inputs('subsidies.review')).toEqual([
    { applicationId: '901', seen: ['住院分娩发票', '身份证'], amount: 40_050, holderChecked: false },
  ])
})

test('what is missing goes back in one list; a second list asks for a reason', async () => {
  backend.on('subsidies.giveBack', new ServiceError('SECOND_NOTICE'), {})
  await opened('manager', 'review')
  await press('退回补充材料')
  expect(await screen.findByText(/需主管人员说明理由/)).toBeTruthy()
  fill('主管理由', '证件已经过期')
  await press('退回补充材料')
  await waitFor(() => expect(toasts()).toEqual(['已一次告知本人']))
  expect(backend.inputs('subsidies.giveBack')).toEqual([
    { applicationId: '901', papers: ['身份证'] },
    { applicationId: '901', papers: ['身份证'], supervisorReason: '证件已经过期' },
  ])
})

test('refused with a reason that she reads', async () => {
  backend.on('subsidies.refuse', {})
  await opened('health_worker', 'review')
  await press('不予通过')
  await press('超过申请期限', 'radio')
  fill('说明', '分娩已超过6个月')
  await press('确认')
  await waitFor(() => expect(toasts()).toEqual(['已告知本人']))
  expect(backend.inputs('subsidies.refuse')).toEqual([
    { applicationId: '901', reason: 'too_late', words: '分娩已超过6个月' },
  ])
})

test('without a category on that day the reviewer enters what she paid herself', async () => {
  backend.on('subsidies.review', new ServiceError('SUBSIDY_SELF_PAY', { amount: '3000.00' }), {})
  await opened('health_worker', 'review', {
    checks: { ...given.opened.checks, selfPayAbove: 300_000 },
    papers: [{ paper: '费用结算单', seen: false, atCounter: true }],
  })
  fill('个人负担(元)', '3000')
  await press('审核通过')
  expect(await screen.findByText(/个人负担需超过3000.00元/)).toBeTruthy()
  fill('个人负担(元)', '3000.5')
  await press('审核通过')
  await waitFor(() => expect(toasts()).toEqual(['审核通过']))
  expect(backend.inputs('subsidies.review').map(({ selfPay }) => selfPay)).toEqual([300_000, 300_050])
})

const decided = (to: 'approved' | 'refused', words: string | null): Partial<Opened> => ({
  state: to,
  amount: 40_000,
  dueOn: '2026-12-17',
  steps: [
    { to, at: '2026-12-03T02:00:00.000Z', reason: to === 'refused' ? 'too_late' : null, papers: [], words },
  ],
})

test('a decision stays open with its letter, which says why and what can be done', async () => {
  backend.on('subsidies.refuse', {})
  await opened('health_worker', 'review')
  expect(screen.queryByText('决定告知书')).toBeNull()
  backend.on('subsidies.open', { ...given.opened, ...decided('refused', '分娩已超过6个月') })
  await press('不予通过')
  await press('超过申请期限', 'radio')
  fill('说明', '分娩已超过6个月')
  await press('确认')
  await press('决定告知书')
  expect(await screen.findByText('决定: 不予通过。超过申请期限。分娩已超过6个月。')).toBeTruthy()
  expect(screen.getByText(/申请一次复核,由另一位工作人员办理/)).toBeTruthy()
})

test('the letter of an approval says how much, until when and where to', async () => {
  await opened('manager', 'pay', decided('approved', null))
  await press('决定告知书')
  expect(await screen.findByText('决定: 批准,金额 400.00 元。')).toBeTruthy()
  expect(screen.getByText('将在2026年12月17日 周四前发放到尾号1234的银行账户。')).toBeTruthy()
})

test('an objection is answered, then it is approved', async () => {
  const objection = { objectionId: '951', said: '住址不属实', madeAt: '2026-11-24T02:00:00.000Z' }
  backend.on('subsidies.answerObjection', {}).on('subsidies.approve', {})
  await opened('manager', 'decide', { state: 'reviewed', objections: [{ ...objection, answer: null }] })
  fill('答复', '已入户核实')
  await press('答复这条意见')
  await press('批准')
  await waitFor(() => expect(toasts()).toEqual(['已答复', '已批准']))
})

test('who reviewed it does not decide it, and who refused it does not settle the appeal', async () => {
  await opened('manager', 'decide', { state: 'reviewed', mine: true })
  expect(screen.getByText(/需要另一位工作人员办理/)).toBeTruthy()
  expect(screen.queryByText('批准')).toBeNull()
})

test('the payment is recorded by its reference; the account is there for it', async () => {
  backend.on('subsidies.pay', {})
  await opened('manager', 'pay', {
    state: 'approved',
    bank: { account: '6200000000001234', holder: '程甲子' },
  })
  expect(screen.getByText('6200000000001234')).toBeTruthy()
  fill('支付凭证号', '2026-0001')
  await press('登记已发放')
  await waitFor(() => expect(toasts()).toEqual(['已登记发放']))
})

test.each([
  ['重新审核', true],
  ['维持原决定', false],
] as const)('an appeal: %s', async (button, reopen) => {
  backend.on('subsidies.settleAppeal', {})
  await opened('manager', 'appeals', { state: 'appealed' })
  fill('答复', '已与医院核实')
  await press(button)
  await waitFor(() => expect(toasts()).toEqual(['已答复']))
  expect(backend.inputs('subsidies.settleAppeal')[0]?.reopen).toBe(reopen)
})

test('somebody else moved it on meanwhile', async () => {
  await opened('health_worker', 'review', { state: 'withdrawn' })
  expect(screen.getByText('已撤回')).toBeTruthy()
})
