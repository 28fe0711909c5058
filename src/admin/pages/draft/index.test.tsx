// The form of a draft: cards, groups, examples; saved by itself, checked as it is written, submitted when whole.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import type { Definition } from '~types/policy'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as policy from '../../../../test/client/policy-samples'
import * as sample from '../../../../test/client/samples'
import DraftPage from './index'

const backend = useBackend()
const open = () => openPage(DraftPage, { params: { id: '501' }, target: 'h5' })
const saved = (): Definition => backend.inputs('policy.draft.save').at(-1)?.definition ?? {}
const ruleOf = (definition: Definition) => definition['rule'] as { of: Definition[] }
/** One of several of the same name. */
const tap = (target: HTMLElement | undefined) => target && fireEvent.click(target)
/** What was last sent, once it is right: on a slow machine an earlier state of the form goes first. */
const whenSaved = (check: (definition: Definition) => void) =>
  waitFor(() => check(saved()), { timeout: 4000 })
const saving = (times = 1) => waitFor(() => expect(backend.calls('policy.draft.save')).toHaveLength(times))

beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('policy.form', policy.form)
    .on('policy.draft.get', policy.draft)
    .on('policy.draft.save', ({ revision }) => ({ revision: revision + 1, check: policy.check })),
)

test('a change is saved by itself a moment later, once, with the revision that was seen', async () => {
  open()
  await screen.findByLabelText('名称')
  fill('名称', '新的名')
  fill('名称', '新的名称')
  await saving()
  expect(backend.inputs('policy.draft.save')[0]).toMatchObject({
    draftId: '501',
    revision: 3,
    definition: { title: '新的名称' },
  })
  expect(await screen.findByText('已保存')).toBeTruthy()
  fill('名称', '更新的名称')
  await saving(2)
  expect(backend.inputs('policy.draft.save')[1]).toMatchObject({ revision: 4 })
})

test('conditions are cards: fields are filled, cards added to a group and taken out, without a word of code', async () => {
  open()
  await screen.findByText('2 孕周')
  fill('最晚孕几周', '24')
  await press('本地常住', 'radio')
  await press('第3组:添加条件')
  await press('孩子的年龄')
  await press('删除条件1')
  await whenSaved(definition => {
    const { of } = ruleOf(definition)
    expect(of[0]).toEqual({ is: 'gestationalAge', fromDays: 84, toDays: 174 })
    expect(of[1]).toMatchObject({
      is: 'any',
      of: [
        { is: 'residence', mode: 'CHANGZHU' },
        { is: 'hardship' },
        { is: 'childAge', from: '0d', to: '3y' },
      ],
    })
  })
})

test('a group is added, turned into its negation and told what to say; several are chosen of a list', async () => {
  open()
  await screen.findByText('2 孕周')
  await press('条件:添加一组')
  const radios = screen.getAllByRole('radio', { name: '都不能符合' })
  tap(radios.at(-1))
  await press('第6组,不符合时告知,需要先由医生评估')
  await press('目前已超过时间', 'radio')
  tap(screen.getByRole('checkbox', { name: '残疾' }))
  await whenSaved(definition => {
    const { of } = ruleOf(definition)
    expect(of[5]).toEqual({ is: 'not', of: { is: 'all', of: [] }, refusal: 'TOO_LATE' })
    expect(of[2]).toMatchObject({ of: [{ is: 'residence' }, { anyOf: ['lowIncome', 'disabled'] }] })
  })
})

test('lists, money, numbers, choices and promises become data, and what is emptied is taken out', async () => {
  open()
  await screen.findByText('免费内容')
  await press('添加免费内容')
  fill('免费内容第2项', '报告一份')
  fill('每份成本(元)', '12.5')
  fill('券的有效天数', '30')
  await press('每月', 'radio')
  await press(/已领取的券按领取当天/, 'switch')
  fill('名称', '')
  await whenSaved(definition => {
    expect(definition).toMatchObject({
      freeItems: ['检查一次', '报告一份'],
      unitCost: 1250,
      voucherDays: 30,
      every: 'month',
      promised: false,
    })
    expect('title' in definition).toBe(false)
  })
})

test('examples are people made of facts, and each says what the draft answers now', async () => {
  backend.on('policy.draft.save', ({ revision }) => ({
    revision: revision + 1,
    check: {
      ...policy.check,
      faults: [{ path: 'examples.1', place: '示例2', reason: '示例「没有怀孕」的结果与预期不同' }],
      examples: [
        ...policy.check.examples.slice(0, 1),
        {
          title: '没有怀孕',
          expect: 'ELIGIBLE',
          got: 'NOT_ELIGIBLE',
          passed: false,
          reasons: ['暂时无法确定孕周。'],
        },
      ],
    },
  }))
  open()
  expect(await screen.findByText('结果与预期相同:符合')).toBeTruthy()
  await press('示例2添加信息')
  await press('正在孕期')
  tap(screen.getAllByRole('radio', { name: '符合' }).at(-1))
  await press('添加示例')
  await whenSaved(definition =>
    expect((definition['examples'] as Definition[] | undefined)?.slice(1)).toEqual([
      { title: '没有怀孕', on: '2027-01-01', facts: { pregnant: true }, expect: 'ELIGIBLE' },
      { title: '示例3', on: '2027-01-01', facts: {}, expect: 'ELIGIBLE' },
    ]),
  )
  expect(await screen.findByText(/结果为「不符合」,与预期不同/)).toBeTruthy()
  expect(body()).toContain('示例2:示例「没有怀孕」的结果与预期不同')
})

test('a fault stands at its field and at its card, and nothing can be submitted until it is gone', async () => {
  backend.on('policy.draft.get', {
    ...policy.draft,
    check: {
      ...policy.check,
      faults: [
        { path: 'title', place: '名称', reason: '请填写' },
        { path: 'rule.of.1.toDays', place: '条件2 · 最晚', reason: '窗口的开始晚于结束' },
        { path: 'rule.of.2.of.0', place: '条件3.1', reason: '没有这种条件' },
      ],
    },
  })
  open()
  expect(await screen.findByText('还有3处需要完善')).toBeTruthy()
  const alerts = screen.getAllByRole('alert').map(alert => alert.textContent)
  expect(alerts).toEqual(expect.arrayContaining(['请填写', '窗口的开始晚于结束']))
  expect(screen.getByRole('button', { name: '提交审核' })).toHaveProperty('disabled', true)
})

test('without a network the edit stays on the device, and is sent under the same key when it comes back', async () => {
  backend.on('policy.draft.save', NETWORK, ({ revision }) => ({
    revision: revision + 1,
    check: policy.check,
  }))
  const view = open()
  await screen.findByLabelText('名称')
  fill('名称', '离线写的')
  expect(await screen.findByText('已存在本机,联网后继续保存')).toBeTruthy()
  await press('在全城试算')
  await saving(2)
  const [first, again] = backend.calls('policy.draft.save')
  expect(again?.key).toBe(first?.key)
  expect(led()).toEqual(['/admin/pages/rehearsal/index?id=501'])
  view.unmount()
})

test('an edit that never arrived is there again when the draft is opened', async () => {
  backend.on('policy.draft.save', NETWORK)
  const view = open()
  await screen.findByLabelText('名称')
  fill('名称', '没有送到的')
  expect(await screen.findByText('已存在本机,联网后继续保存')).toBeTruthy()
  view.unmount()
  open()
  expect(await screen.findByDisplayValue('没有送到的')).toBeTruthy()
})

test('somebody else’s change is never overwritten, and one is told', async () => {
  backend.on('policy.draft.save', new ServiceError('DRAFT_CHANGED'))
  open()
  await screen.findByLabelText('名称')
  fill('名称', '晚了一步')
  expect(await screen.findByText(/这份草稿已被他人更改/)).toBeTruthy()
})

test('a whole draft is submitted for another to decide, or withdrawn', async () => {
  backend.on('policy.draft.submit', { revision: 4 }).on('policy.draft.withdraw', { state: 'withdrawn' })
  open()
  await press('提交审核')
  expect(backend.inputs('policy.draft.submit')).toEqual([{ draftId: '501', revision: 3 }])
  expect(toasts()).toEqual(['已提交,请另一位管理人员审核'])
  await press('撤回草稿')
  await confirm('撤回草稿')
  expect(backend.inputs('policy.draft.withdraw')).toEqual([{ draftId: '501', revision: 3 }])
  expect(led()).toEqual(['/admin/pages/programmes/index', '/admin/pages/programmes/index'])
})

test('a returned draft says why; a submitted one is not edited', async () => {
  backend.on('policy.draft.get', { ...policy.draft, state: 'returned', reason: '请补充依据' })
  const view = open()
  expect(await screen.findByText('请补充依据')).toBeTruthy()
  view.unmount()
  backend.on('policy.draft.get', { ...policy.draft, state: 'submitted' })
  open()
  await press('查看试算')
  expect(led()).toEqual(['/admin/pages/rehearsal/index?id=501'])
})
