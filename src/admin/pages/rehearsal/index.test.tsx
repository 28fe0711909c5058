// What a draft would do to the city, and the decision of the second person.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as policy from '../../../../test/client/policy-samples'
import * as sample from '../../../../test/client/samples'
import RehearsalPage from './index'

const backend = useBackend()
const submitted = { ...policy.draft, state: 'submitted', submittedBy: '周敏', mayDecide: true } as const
const open = () => openPage(RehearsalPage, { params: { id: '501' } })
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('policy.draft.get', submitted)
    .on('policy.rehearse', policy.rehearsal),
)

test('it shows who gains and loses by town, the money against the year, the load, and people explained', async () => {
  open()
  expect(await screen.findByText('谁会受影响')).toBeTruthy()
  expect(body()).toContain('符合人数 1,800 → 2,300,全员520,000人')
  expect(body()).toContain('120人手中已有券')
  expect(
    screen
      .getAllByRole('row')
      .map(row => row.textContent)
      .join(' '),
  ).toContain('小溪塔街道')
  expect(body()).toContain('预计经费 33.1万元 → 84万元')
  expect(screen.getByRole('img', { name: '已用18万元,预计再用66万元,2027年共72万元' })).toBeTruthy()
  expect(screen.getByRole('img', { name: '已约250,新增约73,共300个号' })).toBeTruthy()
  expect(body()).toContain('未来30天没有号源,新增约5人次')
  expect(body()).toContain('沈*月 28岁 小溪塔街道')
  expect(body()).toContain('孕12周至孕20周(现在孕21周)')
})

test('the second person publishes after a warning of what it means', async () => {
  backend.on('policy.draft.decide', { state: 'published', version: 2 })
  open()
  await press('发布')
  expect(screen.getByRole('dialog').textContent).toContain('2027年1月1日起生效')
  await confirm('发布')
  expect(backend.inputs('policy.draft.decide')).toEqual([
    { draftId: '501', revision: 3, decision: 'publish' },
  ])
  expect(toasts()).toEqual(['已发布'])
  expect(led()).toEqual(['/admin/pages/programmes/index'])
})

test('a return needs its reason', async () => {
  backend.on('policy.draft.decide', { state: 'returned', version: null })
  open()
  await press('退回修改')
  await confirm('退回')
  expect(backend.calls('policy.draft.decide')).toEqual([])
  await press('退回修改')
  fill('原因', '请补充依据')
  await confirm('退回')
  expect(backend.inputs('policy.draft.decide')).toEqual([
    { draftId: '501', revision: 3, decision: 'return', reason: '请补充依据' },
  ])
})

test('whoever wrote or submitted it sees that another must decide', async () => {
  backend.on('policy.draft.get', { ...submitted, mayDecide: false })
  open()
  expect(await screen.findByText(/发布需要另一位管理人员审核/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
})

test('a draft that was changed meanwhile is refused with the reason', async () => {
  backend.on('policy.draft.decide', new ServiceError('DRAFT_CHANGED'))
  open()
  await press('发布')
  await confirm('发布')
  expect(body()).toContain('这份草稿已被他人更改')
})

test('a draft still being written leads back to its form; a change for nobody says so; no quota is no bar', async () => {
  backend.on('policy.draft.get', policy.draft).on('policy.rehearse', {
    ...policy.rehearsal,
    before: null,
    areas: [],
    load: [],
    samples: [],
    cost: {
      ...policy.rehearsal.cost,
      places: null,
      unitCost: null,
      costBefore: null,
      costAfter: null,
      uptakeKnown: false,
      uptake: 1,
    },
  })
  open()
  expect(await screen.findByText('没有人的结果会改变。')).toBeTruthy()
  expect(body()).toContain('2027年还没有设定名额')
  expect(body()).toContain('使用率100%(还没有使用记录)')
  await press('回到草稿')
  expect(led()).toEqual(['/admin/pages/draft/index?id=501'])
})

test('an address without a draft says so and asks nothing', async () => {
  openPage(RehearsalPage, { params: {} })
  expect(await screen.findByText('没有这份草稿')).toBeTruthy()
  expect(backend.calls('policy.rehearse')).toEqual([])
})
