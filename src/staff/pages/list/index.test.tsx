// The service guidance list: by programme, page by page, masked.
import { screen, waitFor } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import { body, led, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import ListPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('health_worker'))
    .on('lists.programmes', sample.programmes)
    .on('lists.service', ({ cursor }) => {
      if (cursor === undefined) return sample.guidance(1, 'second')
      return cursor === 'second' ? sample.guidance(2, 'third') : sample.guidance(3, null)
    }),
)

test('it opens on the first programme, with its figures and the last pass', async () => {
  openPage(ListPage)
  expect(await screen.findByText('共 40 人')).toBeTruthy()
  expect(body()).toContain('最近一次比对 2026年11月23日 周一 02:00:5000人,新增42,关闭1')
  expect(screen.getByRole('radio', { name: '婚前医学检查,符合40 · 已领5 · 已用3 · 待核2' })).toBeTruthy()
  expect(body()).toContain('已通知')
})

test('pages are turned forward to the last and back to the first', async () => {
  openPage(ListPage)
  await press('下一页')
  expect(await screen.findByText(/^第2页/)).toBeTruthy()
  await press('下一页')
  expect(await screen.findByText(/^第3页/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '下一页' })).toBeNull()
  await press('上一页')
  await press('上一页')
  expect(await screen.findByText(/^第1页/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '上一页' })).toBeNull()
})

test('another programme begins on its first page', async () => {
  openPage(ListPage)
  await press('下一页')
  await screen.findByText(/^第2页/)
  await press(/^孕前优生检查/, 'radio')
  await waitFor(() =>
    expect(backend.inputs('lists.service').at(-1)).toEqual({ programme: 'V_PRECONCEPTION' }),
  )
})

test('an empty list and a city that was never matched say so', async () => {
  backend
    .on('lists.programmes', { ...sample.programmes, lastRun: null })
    .on('lists.service', { total: 0, items: [], next: null })
  openPage(ListPage)
  expect(await screen.findByText('名单为空')).toBeTruthy()
  expect(body()).toContain('还没有比对过人群。')
})

test('the other desks of the role are one press away, this one is not', async () => {
  openPage(ListPage)
  await press('电话待办')
  expect(led()).toEqual(['/staff/pages/tasks/index'])
  expect(screen.queryByRole('button', { name: '服务名单' })).toBeNull()
  expect(screen.queryByRole('button', { name: '核销台' })).toBeNull()
})

test('a clerk has no list', async () => {
  backend.on('identity.me', sample.staff('clerk'))
  openPage(ListPage)
  await press('切换身份')
  expect(led()).toEqual(['/pages/sign-in/index'])
  expect(backend.calls('lists.service')).toEqual([])
})
