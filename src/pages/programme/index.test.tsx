// One programme: the explanation, and the one thing to do now.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend, type Given } from '../../../test/client/backend'
import { body, led, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Programme from './index'

const backend = useBackend()
const show = (standing: Partial<Given<'eligibility.programme'>['standing']>, me = sample.resident) => {
  backend
    .on('identity.me', me)
    .on('places.mine', sample.noPlaces)
    .on('eligibility.programme', {
      ...sample.ownProgramme,
      standing: { ...sample.standing, ...standing },
    })
    .on('eligibility.history', { items: [] })
    .on('institutions.list', { items: [sample.clinic], next: null })
  return openPage(Programme, { params: { code: 'V_PREMARITAL' } })
}

test('each condition is told, met or not, in words', async () => {
  show({
    outcome: 'not_eligible',
    clauses: [
      { text: '双方至少一方为本地户籍', state: 'met', flipsOn: null },
      { text: '女方年满35周岁', state: 'not_met', flipsOn: '2027-03-05' },
      { text: '居住满6个月', state: 'unknown', flipsOn: null },
    ],
    reasons: [
      { code: 'AGE_RANGE', text: '本项目面向35至64周岁人群。' },
      { code: 'NOT_LOCAL', text: '请补充居住证。' },
    ],
  })
  const rows = await screen.findAllByRole('listitem')
  expect(rows.map(row => row.textContent)).toEqual([
    '双方至少一方为本地户籍符合',
    '女方年满35周岁不符合2027年3月5日 周五起即可符合',
    '居住满6个月待核实',
  ])
  expect(screen.getByText('本项目面向35至64周岁人群。 请补充居住证。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '领取电子券' })).toBeNull()
  expect(screen.queryByRole('button', { name: /选择机构/ })).toBeNull()
})

const told: [Partial<Given<'eligibility.programme'>['standing']>, string][] = [
  [{ outcome: 'soon', flipsOn: '2027-03-05' }, '2027年3月5日 周五起可以办理。'],
  [
    {
      outcome: 'soon',
      flipsOn: '2027-03-05',
      changes: [{ text: '3月5日起:孕15周至20周+6', on: '2027-03-05', page: null }],
    },
    '2027年3月5日 周五起可以办理(3月5日起:孕15周至20周+6)。',
  ],
  [
    { outcome: 'needs_review', missing: [{ text: '转诊单', how: 'bring', page: null }] },
    '补齐下面的信息就能得到答复。',
  ],
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

test('who is linked already is not asked to link', async () => {
  show({ outcome: 'held' }, sample.linked)
  expect(await screen.findByRole('button', { name: '查看电子券' })).toBeTruthy()
  expect(screen.queryByText('关联伴侣')).toBeNull()
})

test('a paper is brought to an institution of the service, or to a desk that has a name', async () => {
  const missing = [{ text: '转诊单', how: 'bring' as const, page: null }]
  const view = show({ outcome: 'needs_review', missing })
  await press(/^转诊单/)
  expect(led()).toEqual(['/pages/institutions/index?service=premarital_check'])
  view.unmount()
  const standing = { ...sample.standing, service: null, outcome: 'needs_review' as const, missing }
  backend.on('places.mine', sample.noPlaces).on('eligibility.programme', {
    ...sample.ownProgramme,
    card: { ...sample.card, service: null },
    standing,
  })
  openPage(Programme, { params: { code: 'V_PREMARITAL' } })
  const desk = '村卫生室、社区卫生服务中心或乡镇卫生院窗口'
  expect(await screen.findByText(`请带到${desk}核对`)).toBeTruthy()
  expect(screen.getByRole('heading', { name: '到哪里办' })).toBeTruthy()
  expect(screen.getByText(desk)).toBeTruthy()
})

test('money is what she can get, and not a free examination', async () => {
  const money = { ...sample.card, programme: 'S_CHILDCARE', service: null, freeItems: ['每孩每年3600元'] }
  backend.on('identity.me', sample.nobody).on('eligibility.catalogue', { items: [money] })
  openPage(Programme, { params: { code: 'S_CHILDCARE' } })
  expect(await screen.findByRole('heading', { name: '可以得到' })).toBeTruthy()
  expect(body()).not.toContain('以下项目不收费')
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
  backend
    .on('identity.me', sample.resident)
    .on('places.mine', sample.noPlaces)
    .on('eligibility.programme', new ServiceError('NOT_FOUND'))
  openPage(Programme, { params: { code } })
  expect(await screen.findByText(/没有找到/)).toBeTruthy()
})

test('what is unknown says what to do about it, and leads there', async () => {
  show({
    outcome: 'needs_review',
    missing: [
      { text: '转诊单', how: 'bring', page: null },
      { text: '计划怀孕的时间', how: 'fill', page: '/pages/declare/index' },
      { text: '对方本人的确认', how: 'partner', page: '/pages/partner/index' },
    ],
  })
  expect(await screen.findByText('请带到就近机构窗口核对')).toBeTruthy()
  await press(/^计划怀孕的时间/)
  await press(/^对方本人的确认/)
  expect(led()).toEqual(['/pages/declare/index', '/pages/partner/index'])
})

test('a no says what would change it; what can be done now leads there', async () => {
  show({
    outcome: 'not_eligible',
    changes: [
      { text: '12月3日起:已满6个月', on: '2026-12-03', page: null },
      { text: '办理居住证签注,再到窗口登记新的有效期', on: null, page: '/pages/declare/index' },
    ],
  })
  expect(await screen.findByRole('heading', { name: '怎样可以改变' })).toBeTruthy()
  await press(/^办理居住证签注/)
  expect(led()).toEqual(['/pages/declare/index'])
})

test('a warning is told and is not in the way', async () => {
  show({ warnings: [{ code: 'AGE_MARRY', text: '到龄后可办理结婚登记。' }] })
  expect(await screen.findByText('到龄后可办理结婚登记。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '领取电子券' })).toBeTruthy()
})

test('without a voucher the next step is said in words', async () => {
  show({ hasVoucher: false })
  expect(await screen.findByText('领取电子券后预约检查。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '领取电子券' })).toBeNull()
})

test('where it is done, what happened before, a written answer and an objection are one press away', async () => {
  show({})
  backend.on('eligibility.history', {
    items: [{ on: '2026-11-01', change: '可以享受', why: '登记结婚未满183天', version: 1 }],
  })
  expect(await screen.findByText('2026年11月1日 周日 可以享受')).toBeTruthy()
  expect(body()).toContain('小溪塔街道1号')
  expect(body()).toContain('第1版,2026年1月1日 周四起执行')
  await press('到哪里办,全部机构', 'link')
  await press(/^一次性告知单/)
  await press(/^对结果有异议/)
  expect(led()).toEqual([
    '/pages/institutions/index?service=premarital_check',
    '/pages/notice/index?code=V_PREMARITAL',
    '/pages/appeal/index?code=V_PREMARITAL',
  ])
})

test('of two children the mother chooses one, and claims for that one', async () => {
  const other = { ...sample.child, child: '2002', name: '沈*曦' }
  backend
    .on('identity.me', sample.resident)
    .on('places.mine', sample.noPlaces)
    .on('eligibility.programme', ({ child }) => ({
      ...sample.ownProgramme,
      standing: { ...sample.standing, forCouple: false },
      children: [sample.child, other],
      child: child ?? sample.child.child,
    }))
    .on('eligibility.history', { items: [] })
    .on('institutions.list', { items: [], next: null })
    .on('vouchers.claim', { ...sample.voucher, childName: other.name })
  openPage(Programme, { params: { code: 'V_PREMARITAL' } })
  await press(/^沈\*曦/, 'radio')
  await press('领取电子券')
  expect(backend.inputs('vouchers.claim')).toEqual([{ programme: 'V_PREMARITAL', child: '2002' }])
  await press(/^一次性告知单/)
  expect(led()).toContain('/pages/notice/index?code=V_PREMARITAL&child=2002')
})

test.each([
  ['S_POOR_DELIVERY', ['/care/pages/subsidies/index']],
  ['V_PREMARITAL', []],
])('%s is applied for at %j', async (programme, pages) => {
  show({}).unmount()
  backend.on('eligibility.programme', {
    ...sample.ownProgramme,
    card: { ...sample.ownProgramme.card, programme },
  })
  openPage(Programme, { params: { code: programme } })
  await screen.findByText(sample.ownProgramme.card.freeItems[0] ?? '')
  if (pages.length > 0) await press(/^在线申请/)
  else expect(screen.queryByText('在线申请')).toBeNull()
  expect(led()).toEqual(pages)
})
