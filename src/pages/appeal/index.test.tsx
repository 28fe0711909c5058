// Objecting to an answer, and what became of it.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import AppealPage from './index'

const backend = useBackend()
const open = (
  params: Record<string, string> = { code: 'V_PREMARITAL' },
  answer: (typeof sample.appeal)['answer'] = null,
) => {
  backend
    .on('identity.me', sample.resident)
    .on('eligibility.catalogue', { items: [sample.card] })
    .on('eligibility.appeals', { items: [{ ...sample.appeal, answer }], next: null })
  return openPage(AppealPage, { params })
}

test('what happened is sent with its kind, and the last day for an answer is said', async () => {
  open()
  backend.on('eligibility.appeal', sample.appeal)
  expect((await screen.findByRole('button', { name: '提交异议' })).getAttribute('aria-disabled')).toBe('true')
  await press(/^没有一次告知清楚/, 'radio')
  fill('经过', '上周和昨天要求的材料不一样')
  await press('提交异议')
  expect(backend.inputs('eligibility.appeal')).toEqual([
    { programme: 'V_PREMARITAL', category: 'not_told_at_once', said: '上周和昨天要求的材料不一样' },
  ])
  expect(await screen.findByText(/最迟2026年11月27日 周五答复,答复会显示在下面/)).toBeTruthy()
  expect(toasts()).toEqual(['已提交'])
})

test('the programme is named at the top; where to object is said only where one cannot', async () => {
  const hint = '在项目说明页可以对结果提出异议。'
  backend
    .on('identity.me', sample.resident)
    .on('eligibility.catalogue', { items: [sample.card] })
    .on('eligibility.appeals', { items: [], next: null })
  const view = openPage(AppealPage, { params: { code: 'V_PREMARITAL' } })
  expect(await screen.findByText('对「婚前医学检查」的结果有异议')).toBeTruthy()
  expect(await screen.findByText('还没有提交过异议')).toBeTruthy()
  expect(screen.queryByText(hint)).toBeNull()
  view.unmount()
  openPage(AppealPage, { params: {} })
  expect(await screen.findByText(hint)).toBeTruthy()
})

test('a second one while the first is open is refused in words', async () => {
  open()
  backend.on('eligibility.appeal', new ServiceError('APPEAL_OPEN'))
  await press(/^搭车收费/, 'radio')
  fill('经过', '又让交了一次钱')
  await press('提交异议')
  expect(await screen.findByText(/正在核实/)).toBeTruthy()
})

test('an answer stands with what was said', async () => {
  open({}, { text: '已补办,请直接到窗口。', at: '2026-11-22T02:00:00.000Z' })
  expect(await screen.findByText('已答复')).toBeTruthy()
  expect(body()).toContain('已补办,请直接到窗口。')
  expect(screen.queryByRole('button', { name: '提交异议' })).toBeNull()
})
