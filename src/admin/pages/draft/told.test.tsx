// What a resident is told, on the form of a draft, against the policy room's own form and check.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Definition } from '~types/policy'
import { refusalName } from '../../../../cloudfunctions/policy/rules/refusal-names'
import { useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as room from '../../../../test/client/policy-room'
import * as sample from '../../../../test/client/samples'
import DraftPage from './index'

const backend = useBackend()
const code = 'V_PREMARITAL'
function open(change: Definition = {}): void {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('policy.form', room.form)
    .on('policy.draft.get', room.draftOf(code, change))
    .on('policy.draft.save', ({ revision, definition }) => ({
      revision: revision + 1,
      check: room.check(definition, code),
    }))
  openPage(DraftPage, { params: { id: '501' }, target: 'h5' })
}
const saved = (): Definition => backend.inputs('policy.draft.save').at(-1)?.definition ?? {}
const whenSaved = (check: (definition: Definition) => void) =>
  waitFor(() => check(saved()), { timeout: 4000 })
/** The check answers half a second after the last edit, and later on a slow machine. */
const see = (text: string | RegExp) => screen.findByText(text, {}, { timeout: 4000 })
const alerts = () => screen.queryAllByRole('alert').map(alert => alert.textContent)

test('the pack’s own warning is on the form, and a complete draft says so', async () => {
  open()
  expect(await see('内容完整,示例与预期一致,可以试算和提交。')).toBeTruthy()
  expect(screen.getByRole('button', { name: `提示1,不符合时提示,${refusalName('AGE_MARRY')}` })).toBeTruthy()
  expect(body()).toContain(`不符合以下条件时提示(不影响办理):${refusalName('AGE_MARRY')}`)
})

test('a warning is added with its conditions and its text, and each gap is told at its place', async () => {
  open()
  await press('添加提示')
  await whenSaved(({ warnings }) => expect(warnings).toHaveLength(2))
  expect(await see('提示2 · 条件:至少要有一个条件')).toBeTruthy()
  expect(screen.getByText('提示2 · 内容:请选择提示的内容')).toBeTruthy()
  await press('提示2条件:添加条件')
  await press('孕周')
  // Within a warning only its own text is ever shown.
  expect(screen.queryByRole('button', { name: /^提示2条件1,不符合时告知/ })).toBeNull()
  await press('提示2,不符合时提示,请选择')
  // It names a day that a warning cannot know.
  await press(refusalName('RESULT_STILL_VALID'), 'radio')
  await whenSaved(({ warnings }) => expect(warnings).toMatchObject([{}, { refusal: 'RESULT_STILL_VALID' }]))
  expect(await see(/^提示2 · 内容:这里给不出该提示中的日期或范围/)).toBeTruthy()
  await press(`提示2,不符合时提示,${refusalName('RESULT_STILL_VALID')}`)
  await press(refusalName('GA_UNKNOWN'), 'radio')
  await whenSaved(({ warnings }) =>
    expect((warnings as Definition[])[1]).toEqual({
      when: { is: 'all', of: [{ is: 'gestationalAge', fromDays: 84, toDays: 160 }] },
      refusal: 'GA_UNKNOWN',
    }),
  )
  expect(await see(/^内容完整/)).toBeTruthy()
})

test('a fault inside a warning stands at its own card, and not at the rule’s', async () => {
  open({ warnings: [{ when: { is: 'gestationalAge', fromDays: 160, toDays: 84 }, refusal: 'TOO_LATE' }] })
  expect(await see('提示1 · 条件:窗口的开始晚于结束')).toBeTruthy()
  expect(alerts().filter(text => text === '窗口的开始晚于结束')).toEqual([])
  const card = screen.getByText('窗口的开始晚于结束')
  expect(card.closest('.yy-condition')?.textContent).toContain('孕周')
  await press('删除提示1')
  await whenSaved(definition => expect('warnings' in definition).toBe(false))
})

test('the order of the reasons is changed, shortened and added to', async () => {
  open({ refusalOrder: ['NOT_LOCAL', 'TOO_EARLY', 'TOO_LATE'] })
  await press('原因的先后第3项上移')
  await press('删除原因的先后第1项')
  expect(screen.queryByRole('button', { name: '原因的先后第1项上移' })).toBeNull()
  expect(screen.queryByRole('button', { name: '原因的先后第2项下移' })).toBeNull()
  await press('添加原因的先后')
  await press(refusalName('PARTNER_NOT_LINKED'))
  await whenSaved(({ refusalOrder }) =>
    expect(refusalOrder).toEqual(['TOO_LATE', 'TOO_EARLY', 'PARTNER_NOT_LINKED']),
  )
})

test('a group has one text for all that is in it, or each of its own', async () => {
  open({
    rule: {
      is: 'all',
      of: [{ is: 'couple' }, { is: 'any', of: [{ is: 'married', fromDays: -90, toDays: 183 }] }],
    },
  })
  await press('第2组,不符合时告知,按条件自动说明')
  await press(refusalName('PARTNER_NOT_LINKED'), 'radio')
  await whenSaved(({ rule }) =>
    expect(rule).toMatchObject({ of: [{}, { is: 'any', refusal: 'PARTNER_NOT_LINKED' }] }),
  )
  await press(`第2组,不符合时告知,${refusalName('PARTNER_NOT_LINKED')}`)
  // A text whose blanks nothing in the group fills.
  await press(refusalName('AGE_RANGE'), 'radio')
  await see(/^条件2:这里给不出该提示中的日期或范围/)
  const told = screen.getByText('这里给不出该提示中的日期或范围,请换一种提示')
  expect(told.closest('.is-nested')?.textContent).toContain('结婚登记时间')
})

test('somebody who has used a programme, or holds its voucher, can be an example, with the reasons in order', async () => {
  const on = '2027-01-01'
  const married = { coupleId: '1', marriedOn: on, hukou: 420506 }
  open({
    refusalOrder: ['ALREADY_CLAIMED', 'ALREADY_USED'],
    examples: [
      { title: '新婚', on, facts: married, expect: 'ELIGIBLE' },
      { title: '已用', on, facts: married, expect: 'NOT_ELIGIBLE' },
    ],
  })
  expect(await see('结果为「符合」,与预期不同')).toBeTruthy()
  const choose = async (field: string) => {
    await press('示例2添加信息')
    await press(field)
    const group = await screen.findByRole('group', { name: `示例2${field}` })
    fireEvent.click(within(group).getByRole('checkbox', { name: '本项目' }))
    return group
  }
  const group = await choose('已使用过的项目')
  await choose('手中有券的项目')
  // By its title, like every other programme of the city.
  expect(within(group).getByRole('checkbox', { name: '免费叶酸' })).toBeTruthy()
  expect(within(group).queryByRole('checkbox', { name: '免费婚前医学检查' })).toBeNull()
  await whenSaved(({ examples }) =>
    expect((examples as Definition[])[1]).toMatchObject({
      facts: { ...married, used: [code], holds: [code] },
    }),
  )
  expect(await see('结果与预期相同:不符合')).toBeTruthy()
  await press('添加示例2预期原因')
  await press(refusalName('ALREADY_USED'))
  expect(await see('结果为「不符合」,但原因或先后与预期不同')).toBeTruthy()
  await press('添加示例2预期原因')
  await press(refusalName('ALREADY_CLAIMED'))
  expect(await see('结果为「不符合」,但原因或先后与预期不同')).toBeTruthy()
  await press('示例2预期原因第2项上移')
  expect(await see(/^内容完整/)).toBeTruthy()
  expect((saved()['examples'] as Definition[])[1]).toMatchObject({
    reasons: ['ALREADY_CLAIMED', 'ALREADY_USED'],
  })
})

test('of eleven conditions the fault of the eleventh does not stand at the first', async () => {
  const alive = { is: 'alive' }
  open({ rule: { is: 'all', of: [...Array<Definition>(10).fill(alive), { is: 'shoeSize' }] } })
  await see('条件11:没有这种条件')
  expect(screen.getAllByText('没有这种条件').map(one => one.closest('.yy-condition')?.textContent)).toEqual([
    expect.stringContaining('11 无法识别的条件'),
  ])
})
