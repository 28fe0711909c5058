// One programme: the explanation, and the one thing to do now.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend, type Given } from '../../../test/client/backend'
import { body, led, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Programme from './index'

const backend = useBackend()
const show = (standing: Partial<Given<'eligibility.programme'>['standing']>) => {
  backend
    .on('identity.me', sample.resident)
    .on('eligibility.programme', { card: sample.card, standing: { ...sample.standing, ...standing } })
  return openPage(Programme, { params: { code: 'V_PREMARITAL' } })
}

test('each condition is told, met or not, in words', async () => {
  show({
    outcome: 'not_eligible',
    clauses: [
      { text: '双方至少一方为本地户籍', state: 'met' },
      { text: '女方年满35周岁', state: 'not_met' },
      { text: '居住满6个月', state: 'unknown' },
    ],
    reasons: [
      { code: 'AGE_RANGE', text: '本项目面向35至64周岁人群。' },
      { code: 'NOT_LOCAL', text: '请补充居住证。' },
    ],
  })
  const rows = await screen.findAllByRole('listitem')
  expect(rows.map(row => row.textContent)).toEqual([
    '双方至少一方为本地户籍符合',
    '女方年满35周岁不符合',
    '居住满6个月待核实',
  ])
  expect(screen.getByText('本项目面向35至64周岁人群。 请补充居住证。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '领取电子券' })).toBeNull()
  expect(screen.queryByRole('button', { name: /选择机构/ })).toBeNull()
})

const told: [Partial<Given<'eligibility.programme'>['standing']>, string][] = [
  [{ outcome: 'soon', flipsOn: '2027-03-05' }, '2027年3月5日 周五起可以办理,到时会提醒您。'],
  [{ outcome: 'needs_review', missing: ['居住证', '结婚证'] }, '请补充:居住证、结婚证。'],
  [{ outcome: 'needs_review', missing: [] }, '部分信息需要核对,请带证件到就近机构办理。'],
  [{ outcome: 'eligible' }, '夫妻双方各一次,全部免费。请在2027年5月31日 周一前使用。'],
  [{ outcome: 'used', reasons: [] }, '夫妻双方各一次,全部免费。'],
]
test.each(told)('%j is told as: %s', async (standing, words) => {
  show(standing)
  expect(await screen.findByText(words)).toBeTruthy()
})

test('claiming leads to the voucher', async () => {
  show({})
  backend.on('vouchers.claim', sample.voucher)
  await press('领取电子券')
  expect(backend.inputs('vouchers.claim')).toEqual([{ programme: 'V_PREMARITAL' }])
  expect(led()).toEqual(['/pages/voucher/index?id=801'])
  expect(toasts()).toEqual(['已领取电子券'])
})

test('a claim that was refused says why and leads nowhere; one without an answer can be repeated under its key', async () => {
  show({})
  backend.on('vouchers.claim', new ServiceError('QUOTA_YEAR'), NETWORK, sample.voucher)
  await press('领取电子券')
  expect(await screen.findByText(/本年度免费名额已用完/)).toBeTruthy()
  await press('领取电子券')
  expect((await screen.findByRole('alert')).textContent).toContain('重复提交也不会重复办理')
  expect(led()).toEqual([])
  await press('领取电子券')
  const [refused, lost, again] = backend.calls('vouchers.claim').map(call => call.key)
  expect(again).toBe(lost)
  expect(again).not.toBe(refused)
  expect(led()).toEqual(['/pages/voucher/index?id=801'])
})

test('a claimed one leads to the voucher and to booking for two', async () => {
  show({ outcome: 'held' })
  await press('查看电子券')
  await press('选择机构,两人一起预约')
  await press(/关联伴侣/)
  expect(led()).toEqual([
    '/pages/institutions/index?service=premarital_check',
    '/pages/partner/index',
    '/pages/vouchers/index',
  ])
})

test.each([
  [sample.nobody, '登录查看', '/pages/sign-in/index'],
  [sample.unverified, '去核验', '/pages/verify/index'],
])('without verification the public facts are told, and the way to more: %#', async (me, word, path) => {
  backend.on('identity.me', me).on('eligibility.catalogue', { items: [sample.card] })
  openPage(Programme, { params: { code: 'V_PREMARITAL' } })
  await press(word)
  expect(led()).toEqual([path])
  for (const fact of [
    '体格检查',
    '身份证',
    '空腹',
    '登记结婚前后均可办理',
    '婚前保健工作规范',
    '0717-0000000',
  ])
    expect(body()).toContain(fact)
})

test.each(['V_GONE', 'nonsense', ''])('a code that is none (%s) is said kindly', async code => {
  backend.on('identity.me', sample.nobody).on('eligibility.catalogue', { items: [sample.card] })
  const view = openPage(Programme, { params: { code } })
  expect(await screen.findByText('没有找到这个项目')).toBeTruthy()
  view.unmount()
  backend.on('identity.me', sample.resident).on('eligibility.programme', new ServiceError('NOT_FOUND'))
  openPage(Programme, { params: { code } })
  expect(await screen.findByText(/没有找到/)).toBeTruthy()
})
