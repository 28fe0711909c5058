// Filled in, followed, handed in again, taken back, appealed.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/subsidy-samples'
import SubsidyPage from './index'

const backend = useBackend()
const fresh = { params: { programme: 'S_POOR_DELIVERY' } }
const existing = { params: { id: '901' } }
function account(): void {
  fill('本人银行卡号', '6200000000001234')
  fill('户名', '程甲子')
}

test('a new application starts with the birth on record, names the papers, and leads to itself', async () => {
  backend.on('subsidies.mine', given.mine).on('subsidies.apply', { applicationId: '902' })
  openPage(SubsidyPage, fresh)
  expect(await screen.findByText('住院分娩发票')).toBeTruthy()
  account()
  await press('提交申请')
  await waitFor(() => expect(toasts()).toEqual(['已提交']))
  expect(backend.inputs('subsidies.apply')).toEqual([
    {
      programme: 'S_POOR_DELIVERY',
      eventOn: '2026-11-01',
      bankAccount: '6200000000001234',
      holder: '程甲子',
    },
  ])
  expect(led()).toEqual(['/care/pages/subsidy/index?id=902'])
})

test('a refusal is said; what is not offered says so', async () => {
  backend.on('subsidies.mine', given.mine).on('subsidies.apply', new ServiceError('SUBSIDY_OPEN'))
  openPage(SubsidyPage, fresh)
  await screen.findByText('住院分娩发票')
  account()
  await press('提交申请')
  expect(await screen.findByText(/您已申请过这项补助/)).toBeTruthy()
})

test('one that is not offered, and an address without one', async () => {
  backend.on('subsidies.mine', { offered: [], items: [] })
  openPage(SubsidyPage, fresh).unmount()
  openPage(SubsidyPage, {})
  expect(await screen.findByText('没有找到这份申请')).toBeTruthy()
})

test('what was returned names every paper and is handed in again', async () => {
  const returned = {
    ...given.own,
    state: 'returned' as const,
    steps: [
      {
        to: 'returned' as const,
        at: '2026-11-24T02:00:00.000Z',
        reason: null,
        papers: ['身份证'],
        words: null,
      },
    ],
  }
  backend.on('subsidies.get', returned, given.own).on('subsidies.resubmit', {})
  openPage(SubsidyPage, existing)
  expect(await screen.findByText(/还缺少: 身份证/)).toBeTruthy()
  account()
  await press('提交申请')
  await waitFor(() => expect(toasts()).toEqual(['已再次提交']))
  expect(await screen.findByText('审核中', { selector: '.yy-notice *' })).toBeTruthy()
})

test('taken back after a question', async () => {
  backend.on('subsidies.get', given.own, { ...given.own, state: 'withdrawn' }).on('subsidies.withdraw', {})
  openPage(SubsidyPage, existing)
  await press('撤回申请')
  await confirm('确认撤回')
  await waitFor(() => expect(body()).toContain('已撤回'))
})

test('a refusal with its reason can be appealed', async () => {
  const refused = {
    ...given.own,
    state: 'refused' as const,
    canAppeal: true,
    steps: [
      {
        to: 'refused' as const,
        at: '2026-11-24T02:00:00.000Z',
        reason: 'papers_differ' as const,
        papers: [],
        words: '发票姓名不一致',
      },
    ],
  }
  backend
    .on('subsidies.get', refused, { ...refused, state: 'appealed', canAppeal: false })
    .on('subsidies.appeal', {})
  openPage(SubsidyPage, existing)
  expect((await screen.findAllByText(/材料与登记不一致。发票姓名不一致/)).length).toBeGreaterThan(0)
  fill('理由', '同音字写错')
  await press('提交复核')
  expect(await screen.findByText(/由另一位工作人员复核/)).toBeTruthy()
})

test.each([
  ['reviewed', '2026-12-02', /公示至2026年12月2日/],
  ['reviewed', null, /前作出决定/],
  ['approved', null, /前发放到您的银行卡/],
  ['paid', null, /已发放/],
] as const)('%s with publicity %s says what comes next', async (state, publicUntil, words) => {
  backend.on('subsidies.get', { ...given.own, state, publicUntil, amount: 50_000 })
  openPage(SubsidyPage, existing)
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
  expect(screen.getByText('500.00 元')).toBeTruthy()
})
