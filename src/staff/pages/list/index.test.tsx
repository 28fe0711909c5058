// The service guidance list: filters, pages, one line in full and what is done about it, the file.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, led, openPage, press, settle, toasts } from '../../../../test/client/open-page'
import * as lists from '../../../../test/client/list-samples'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import ListPage from './index'

const backend = useBackend()
const ref = lists.guidanceItem.ref
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('health_worker'))
    .on('lists.programmes', lists.programmes)
    .on('lists.item', lists.guidanceItem)
    .on('lists.service', ({ cursor }) => {
      if (cursor === undefined) return lists.guidance(1, 'second')
      return cursor === 'second' ? lists.guidance(2, 'third') : lists.guidance(3, null)
    }),
)

test('it opens on every programme, with its figures and the last pass', async () => {
  openPage(ListPage)
  expect(await screen.findByText('共 40 条')).toBeTruthy()
  expect(body()).toContain('最近一次比对 2026年11月23日 周一 02:00:5000人,新增42,关闭1')
  await press('婚前医学检查,待办40 · 超期3', 'radio')
  expect(
    await screen.findByRole('radio', {
      name: '婚前医学检查,待办40 · 超期3 · 符合40 · 已领5 · 已用3 · 待核2',
    }),
  ).toBeTruthy()
  expect(body()).toContain('已通知')
  expect(body()).toContain('2026年12月31日')
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
})

test('filters narrow it together, and each begins on the first page', async () => {
  openPage(ListPage)
  await press('下一页')
  await screen.findByText(/^第2页/)
  // Nothing waits on it, so it is not in the way.
  expect(screen.queryByRole('radio', { name: /^孕前优生检查/ })).toBeNull()
  await press('更多筛选')
  await press(/^孕前优生检查/, 'radio')
  await press('已超期', 'radio')
  await press('我负责的', 'radio')
  await press(/^小溪塔街道/, 'radio')
  await press(/^夷陵区妇幼保健院/, 'radio')
  await press('联系不上', 'radio')
  fill('姓名或证件号码', ' 沈拾月 ')
  await press('查找')
  await waitFor(() =>
    expect(backend.inputs('lists.service').at(-1)).toEqual({
      programme: 'V_PRECONCEPTION',
      due: 'overdue',
      worker: 'mine',
      region: '420506001',
      institution: '7',
      state: 'unreachable',
      search: '沈拾月',
    }),
  )
  await press('不限', 'radio')
  await waitFor(() => expect(backend.inputs('lists.service').at(-1)).not.toHaveProperty('due'))
})

test('a line opens in full, is called in one tap, and the contact is kept', async () => {
  backend.on('lists.contact', { ref, state: 'contacted' })
  openPage(ListPage)
  expect(body()).not.toContain('沈拾月')
  await press(/第1页/)
  expect(await screen.findByRole('dialog', { name: '沈拾月' })).toBeTruthy()
  expect(body()).toContain('已登记结婚')
  await press('16000000001')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '16000000001' })
  await press('暂不需要', 'radio')
  // Without a reason it cannot be sent.
  expect(screen.getByRole('button', { name: '记录' }).getAttribute('aria-disabled')).toBe('true')
  fill('原因', '已在外地做')
  await press('记录')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.inputs('lists.contact')).toEqual([{ ref, outcome: 'declined', note: '已在外地做' }])
  expect(toasts()).toEqual(['已记录'])
})

test('a line is handed over, and a refusal stays on the screen', async () => {
  backend.on('lists.handOver', new ServiceError('LINE_STATE'), { ref, state: 'handed_over' })
  openPage(ListPage)
  await press(/第1页/)
  await screen.findByRole('dialog')
  await press('夷陵区妇幼保健院', 'radio')
  await press('转介')
  expect(await screen.findByText(/已由他人办理/)).toBeTruthy()
  await press('转介')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.inputs('lists.handOver').at(-1)).toEqual({ ref, institutionId: '7' })
})

test('a manager gives a line to somebody and records no contact; the history is told', async () => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('lists.item', {
      ...lists.guidanceItem,
      phone: null,
      age: null,
      history: (['contact', 'assignment', 'hand_over', 'accept', 'return'] as const).map((kind, i) => ({
        at: `2026-11-20T02:00:0${i}.000Z`,
        kind,
        outcome: kind === 'contact' ? ('reached' as const) : null,
        institution: kind === 'contact' || kind === 'assignment' ? null : '夷陵区妇幼保健院',
        owner: kind === 'assignment' ? '李工' : null,
        note: kind === 'return' ? '设备检修' : null,
        by: '周工',
      })),
    })
    .on('lists.assign', { ref, state: 'open' })
  openPage(ListPage)
  await press(/第1页/)
  await screen.findByRole('dialog')
  expect(screen.queryByRole('button', { name: '记录' })).toBeNull()
  for (const words of [
    '联系:已联系',
    '交给李工',
    '转介到夷陵区妇幼保健院',
    '夷陵区妇幼保健院已接收',
    '夷陵区妇幼保健院退回',
    '设备检修',
    '没有登记电话',
  ])
    expect(body()).toContain(words)
  await press('周工', 'radio')
  await press('确定')
  await waitFor(() => expect(backend.inputs('lists.assign')).toEqual([{ ref, worker: 'worker1' }]))
})

test('the file needs a purpose, comes in parts, and the list is printed', async () => {
  const saved: string[] = []
  URL.createObjectURL = jest.fn(() => {
    saved.push('file')
    return 'blob:x'
  })
  URL.revokeObjectURL = jest.fn()
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const file = { name: '服务名单.csv', type: 'text/csv', content: btoa('x'), rows: 2000 }
  backend.on('lists.export', { ...file, next: 'more' }, { ...file, rows: 1, next: null })
  openPage(ListPage, { target: 'h5' })
  await press('打印')
  expect(print).toHaveBeenCalledTimes(1)
  await press('导出表格')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出' }).disabled).toBe(true)
  fill('用途', '入户走访')
  expect(screen.getByRole('radio', { name: 'Excel表格' }).getAttribute('aria-checked')).toBe('true')
  await press('导出')
  await press('CSV文件', 'radio')
  await press('导出下一份')
  await settle()
  expect(backend.inputs('lists.export')).toEqual([
    { purpose: '入户走访', format: 'xlsx' },
    { purpose: '入户走访', format: 'csv', cursor: 'more' },
  ])
  expect(saved).toHaveLength(2)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('an empty list and a city that was never matched say so', async () => {
  backend
    .on('lists.programmes', { ...lists.programmes, lastRun: null })
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
