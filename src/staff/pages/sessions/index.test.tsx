// A clinic changes its week or one day: what it does to people stands there before it is made.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as given from '../../../../test/client/session-samples'
import SessionsPage from './index'

const backend = useBackend()
const untouched = { ...given.touching, people: 0, touched: [] }
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('sessions.week', given.week)
    .on('sessions.toMove', given.toMove)
    .on('sessions.exceptions', given.exceptions)
    .on('sessions.preview', given.touching)
    .on('sessions.change', given.touching)
    .on('licences.list', given.licences)
    .on('sessions.proposals', given.proposals)
    .on('sessions.resources', given.resources)
    .on('tickets.releases', { items: [], next: null }),
)

test('the week, what is planned next, the days that differ and who waits to be moved', async () => {
  openPage(SessionsPage)
  expect(await screen.findByText('沈*月、陆*')).toBeTruthy()
  expect(body()).toContain('周一 08:00–09:30 20位 仅限女性')
  expect(body()).toContain('2026年12月1日 周二起改为:\n没有时段')
  expect(body()).toContain('全院停诊')
  expect(body()).toContain('孕期超声: 08:00–09:30 6位')
})

test('a licence that ends soon stands above the plan', async () => {
  openPage(SessionsPage)
  expect(await screen.findByText(/产前筛查\): 还有44天到期/)).toBeTruthy()
  expect(body()).toContain('婚前医学检查): 没有登记')
})

test('a week is changed: one session more for women, from a day on, with its effect before the reason', async () => {
  openPage(SessionsPage)
  await press(/^婚前医学检查/)
  expect(body()).toContain('只安排在上午')
  await press('周六', 'radio')
  fill('开始时间', '08:00')
  fill('结束时间', '09:30')
  fill('名额', '12')
  await press('仅限女性', 'radio')
  await press('加入时段')
  expect(await screen.findByText('周六 08:00–09:30 12位 仅限女性')).toBeTruthy()
  fill('从哪天起', '2026-12-01')
  await press('看看会有什么变化')
  expect(await screen.findByText(/有2人已预约将关闭的时段/)).toBeTruthy()
  fill('原因', '周六加开')
  await press('确定调整,并通知改期')
  expect(toasts()).toEqual(['已调整,已通知2人改期'])
  const [sent] = backend.inputs('sessions.change')
  expect(sent).toMatchObject({
    reason: '周六加开',
    change: { kind: 'weekly', service: 'premarital_check', from: '2026-12-01' },
  })
  expect(sent?.change.kind === 'weekly' && sent.change.sessions.at(-1)).toEqual({
    weekday: 6,
    starts: '08:00',
    ends: '09:30',
    capacity: 12,
    audience: 'women',
  })
})

test('times that are none are told beside their fields', async () => {
  openPage(SessionsPage)
  await press(/^婚前医学检查/)
  fill('开始时间', '8点')
  fill('结束时间', '25:00')
  await press('加入时段')
  expect(await screen.findByText('请填写时间,如 08:00')).toBeTruthy()
  expect(body()).toContain('请填写时间,如 09:30')
  expect(body()).toContain('请填写1到200的整数')
})

test('what the server will not have is said in its words', async () => {
  const text = '需空腹的项目只安排在上午,请在12:00前结束'
  backend.on(
    'sessions.preview',
    new ServiceError('INVALID_INPUT', {}, [{ path: 'change.sessions.0.ends', text }]),
  )
  openPage(SessionsPage)
  await press(/^婚前医学检查/)
  fill('从哪天起', '2026-12-01')
  await press('看看会有什么变化')
  expect(await screen.findByText(text)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^确定调整/ })).toBeNull()
})

test('one service on one day, taken from the list and put back with other places', async () => {
  backend.on('sessions.preview', untouched).on('sessions.change', untouched)
  openPage(SessionsPage)
  await press('添加特殊日期')
  await press(/^只调整一个项目/, 'radio')
  fill('日期', '2026-12-09')
  await press('孕期超声', 'radio')
  expect(body()).toContain('这一天停办此项目')
  fill('开始时间', '10:00')
  fill('结束时间', '11:00')
  fill('名额', '4')
  await press('加入时段')
  await press('修改或去掉 10:00–11:00 4位')
  fill('名额', '5')
  await press('加入时段')
  await press('看看会有什么变化')
  expect(await screen.findByText('没有已预约的人受影响。')).toBeTruthy()
  fill('原因', '只有上午一间')
  await press('确定调整')
  expect(backend.inputs('sessions.change')).toMatchObject([
    {
      change: {
        kind: 'day',
        service: 'ultrasound',
        day: '2026-12-09',
        sessions: [{ starts: '10:00', capacity: 5 }],
      },
    },
  ])
})

test('a day that differs goes back to the week', async () => {
  backend.on('sessions.preview', untouched).on('sessions.change', untouched)
  openPage(SessionsPage)
  await press(/全院停诊/)
  await press('看看会有什么变化')
  fill('原因', '检修推迟')
  await press('确定调整')
  expect(backend.inputs('sessions.change')).toEqual([
    { change: { kind: 'site', day: '2026-12-07', open: null }, reason: '检修推迟' },
  ])
})

test('a manager chooses the institution first', async () => {
  backend.on('identity.me', sample.staff('manager')).on('sessions.institutions', given.institutions)
  openPage(SessionsPage)
  await press('夷陵区妇幼保健院')
  expect(await screen.findByText(/每周时段$/)).toBeTruthy()
  expect(backend.inputs('sessions.week')).toEqual([{ institutionId: '4205060001' }])
})

test('a registry day is confirmed, or declined', async () => {
  backend.on('sessions.preview', untouched).on('sessions.change', untouched)
  openPage(SessionsPage)
  await press(/2027年2月14日/)
  await press('不开诊', 'radio')
  await press('看看会有什么变化')
  fill('原因', '登记处不开')
  backend.on('sessions.proposals', { items: [] })
  await press('确定调整')
  expect(backend.inputs('sessions.change')).toMatchObject([
    { change: { kind: 'site', day: '2027-02-14', open: false } },
  ])
})

test('a session uses the room that several services share', async () => {
  openPage(SessionsPage)
  await press(/^孕期超声/)
  await press('周五', 'radio')
  fill('开始时间', '14:00')
  fill('结束时间', '15:00')
  fill('名额', '8')
  await press('超声室', 'radio')
  await press('加入时段')
  expect(await screen.findByText('周五 14:00–15:00 8位 超声室')).toBeTruthy()
  fill('从哪天起', '2026-12-05')
  backend.on('sessions.preview', new ServiceError('RESOURCE_SHORT', { name: '超声室', places: 8 }))
  await press('看看会有什么变化')
  expect(await screen.findByText(/“超声室”同一时间最多接待8人/)).toBeTruthy()
})

test('a room is registered with how many people it serves at one time', async () => {
  backend.on('sessions.putResource', { resourceId: '72', name: '采血窗口', kind: 'desk', places: 4 })
  openPage(SessionsPage)
  await press('登记诊室或设备')
  fill('名称', '采血窗口')
  await press('窗口', 'radio')
  fill('同一时间可接待人数', '4')
  await press('保存')
  expect(backend.inputs('sessions.putResource')).toEqual([{ name: '采血窗口', kind: 'desk', places: 4 }])
})
