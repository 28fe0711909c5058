// Visits: from the list to the door to the archived card; for managers how it goes.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend, type Given } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as visiting from '../../../../test/client/visit-samples'
import Taro from '../../../../test/client/taro'
import VisitsPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('health_worker'))
    .on('visits.list', visiting.visits)
    .on('visits.open', visiting.visitDetail),
)
const detail = (change: Partial<Given<'visits.open'>>) => ({ ...visiting.visitDetail, ...change })

test('the list is masked, by deadline, and filtered by class and state', async () => {
  openPage(VisitsPage)
  expect(await screen.findByText('2026年12月10日 周四')).toBeTruthy()
  expect(body()).not.toContain('沈拾月')
  await press('第3类 1', 'radio')
  await waitFor(() => expect(backend.inputs('visits.list').at(-1)).toEqual({ show: 'open', class: 3 }))
  await press('已超期 0', 'radio')
  await waitFor(() => expect(backend.inputs('visits.list').at(-1)).toEqual({ show: 'overdue', class: 3 }))
  expect(backend.calls('visits.open')).toEqual([])
})

test('a visit is opened, filled in and archived, with her answer', async () => {
  backend
    .on('visits.record', { cardId: '552', next: '2027-11-23', says: [] })
    .on(
      'visits.open',
      visiting.visitDetail,
      detail({ open: false, next: { title: '其他已婚育龄妇女访视', dueOn: '2027-11-23' } }),
    )
  openPage(VisitsPage)
  await press(/沈\*月/)
  expect(await screen.findByText('沈拾月')).toBeTruthy()
  await press('16000000001')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '16000000001' })
  expect(screen.getByRole('button', { name: '建卡归档' }).getAttribute('aria-disabled')).toBe('true')
  await press('已完成', 'radio')
  await press('生殖保健知识咨询', 'switch')
  fill('避孕套(只)', '20')
  await press('宫内节育器', 'radio')
  await press('对方对提醒或服务有答复', 'switch')
  await press('暂时不需要', 'radio')
  await press('建卡归档')
  expect(backend.inputs('visits.record')).toEqual([
    {
      visitId: '501',
      visitedOn: '2026-11-23',
      outcome: 'done',
      counselled: true,
      educated: false,
      contraceptives: [{ kind: 'condom', quantity: 20 }],
      contraception: 'iud',
      answer: 'not_now',
    },
  ])
  expect(await screen.findByText('下一次:其他已婚育龄妇女访视,2027年11月23日 周二前')).toBeTruthy()
  expect(toasts()).toEqual(['已建卡归档'])
})

test('what was filled in survives a lost network, leaving and coming back, and ends with the card', async () => {
  backend.on('visits.record', NETWORK, { cardId: '552', next: null, says: [] })
  const view = openPage(VisitsPage)
  await press(/沈\*月/)
  await press('不接受访视', 'radio')
  fill('不接受的原因', '近期不在家')
  await press('建卡归档')
  expect((await screen.findByRole('alert')).textContent).toContain('网络不太稳定')
  view.unmount()
  openPage(VisitsPage)
  await press(/沈\*月/)
  expect(screen.getByRole('radio', { name: '不接受访视' }).getAttribute('aria-checked')).toBe('true')
  expect(screen.getByLabelText('不接受的原因')).toHaveProperty('value', '近期不在家')
  await press('建卡归档')
  await waitFor(() => expect(toasts()).toEqual(['已建卡归档']))
  await press('返回名单')
  await press(/沈\*月/)
  expect(screen.getByRole('radio', { name: '不接受访视' }).getAttribute('aria-checked')).toBe('false')
})

test('a field that needs a change says so at the field', async () => {
  backend.on(
    'visits.record',
    new ServiceError('INVALID_INPUT', {}, [{ path: 'reason', text: '请写明不接受的原因' }]),
  )
  openPage(VisitsPage)
  await press(/沈\*月/)
  await press('不接受访视', 'radio')
  await press('建卡归档')
  expect(await screen.findByText('请写明不接受的原因')).toBeTruthy()
})

test('a card is corrected by another one that says why', async () => {
  backend.on('visits.correct', { cardId: '553', next: null }).on('visits.open', detail({ open: false }))
  openPage(VisitsPage)
  await press(/沈\*月/)
  expect(body()).toContain('免费避孕药具发放:避孕套20只')
  await press('更正')
  fill('更正原因', '数量写错')
  fill('避孕套(只)', '10')
  await press('归档更正卡片')
  expect(backend.inputs('visits.correct')).toEqual([
    {
      visitId: '501',
      cardId: '551',
      visitedOn: '2025-12-01',
      outcome: 'done',
      counselled: true,
      educated: false,
      contraceptives: [{ kind: 'condom', quantity: 10 }],
      contraception: 'condom',
      reason: '数量写错',
    },
  ])
  await waitFor(() => expect(toasts()).toEqual(['更正卡已归档']))
})

test('a card is printed alone in a browser; one that is not what was archived warns', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  backend.on('visits.open', detail({ cards: [{ ...visiting.visitCard, intact: false }] }))
  openPage(VisitsPage, { target: 'h5' })
  await press(/沈\*月/)
  expect((await screen.findByRole('alert')).textContent).toContain('与归档时不一致')
  await press('打印这张卡')
  expect(screen.getByRole('heading', { name: '访视卡' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '建卡归档' })).toBeNull()
  await press('打印')
  expect(print).toHaveBeenCalledTimes(1)
  await press('返回访视')
  expect(screen.getByRole('button', { name: '建卡归档' })).toBeTruthy()
})

test('a manager sees how it goes, with numerators and denominators, and opens nobody', async () => {
  backend.on('identity.me', sample.staff('manager')).on('visits.report', visiting.visitReport)
  openPage(VisitsPage)
  expect(await screen.findAllByText('15/20(75%)')).toHaveLength(2)
  expect(body()).toContain('300只')
  expect(backend.inputs('visits.report')[0]).toEqual({ from: '2026-01-01', to: '2026-11-30' })
  expect(await screen.findByText('沈*月')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /沈\*月/ })).toBeNull()
})

test('where there are no classes, and where nothing is due, it says so', async () => {
  backend.on('visits.list', { classes: [], items: [], next: null })
  const view = openPage(VisitsPage)
  expect(await screen.findByText('本地没有开展分类访视')).toBeTruthy()
  view.unmount()
  backend.on('visits.list', input =>
    input.cursor === 'second'
      ? { ...visiting.visits, items: [{ ...visiting.visitRow, visitId: '502', name: '许*' }] }
      : { ...visiting.visits, items: [], next: 'second' },
  )
  openPage(VisitsPage)
  await press('已办结', 'radio')
  expect(await screen.findByText('没有访视')).toBeTruthy()
  await press('下一页')
  expect(await screen.findByText('许*')).toBeTruthy()
})
