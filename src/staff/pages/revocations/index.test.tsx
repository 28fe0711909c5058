// A manager takes a voucher back with a reason; another decides the review.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/revocation-samples'
import * as sample from '../../../../test/client/samples'
import RevocationsPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('revocations.list', given.reviews)
    .on('revocations.held', given.held)
    .on('evidence.findByNumber', {
      people: [{ personId: '1001', name: '沈秋月', birthDate: '1990-01-01', children: [] }],
    }),
)

test('a voucher in hand is taken back with the reason that its holder will read', async () => {
  backend.on('revocations.revoke', {})
  openPage(RevocationsPage)
  await screen.findByText('待复核')
  fill('姓名', '沈秋月')
  fill('证件号码', '470101199001010027')
  await press('按证件查找')
  expect(await screen.findByText(/已预约 · 两人共用/)).toBeTruthy()
  await press(/^婚前医学检查/)
  fill('原因', '登记信息有误,需要核对')
  await press('收回', 'button')
  await waitFor(() => expect(toasts()).toEqual(['已收回']))
  expect(backend.inputs('revocations.revoke')).toEqual([
    { personId: '1001', voucherId: '801', reason: '登记信息有误,需要核对' },
  ])
})

test.each([
  ['恢复这张券', true, '已恢复'],
  ['维持收回', false, '已答复'],
] as const)('a review is answered: %s', async (button, restore, said) => {
  backend.on('revocations.decide', {})
  openPage(RevocationsPage)
  await press(/沈\*月/)
  expect(body()).toContain('我的情况没有变化')
  fill('答复', '核对后如此决定')
  await press(button)
  await waitFor(() => expect(toasts()).toEqual([said]))
  expect(backend.inputs('revocations.decide')).toEqual([
    { revocationId: '71', restore, answer: '核对后如此决定' },
  ])
})

test('who took it back does not decide', async () => {
  const [one] = given.reviews.items
  if (one === undefined) throw new Error('no sample')
  backend.on('revocations.list', { items: [{ ...one, mine: true }], next: null })
  openPage(RevocationsPage)
  await press(/沈\*月/)
  expect(await screen.findByText(/需要另一位管理人员处理/)).toBeTruthy()
})

test('a refusal is said', async () => {
  backend.on('revocations.decide', new ServiceError('QUOTA_YEAR'))
  openPage(RevocationsPage)
  await press(/沈\*月/)
  fill('答复', '核对后恢复')
  await press('恢复这张券')
  expect(await screen.findByText(/免费名额已用完/)).toBeTruthy()
})

test('nothing waits', async () => {
  backend.on('revocations.list', { items: [], next: null })
  openPage(RevocationsPage)
  expect(await screen.findByText('没有待处理的复核')).toBeTruthy()
})
