// Monthly statements: the clinic confirms or disputes, a manager makes, decides, checks and settles.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as given from '../../../../test/client/settlement-samples'
import StatementPage from './index'

const backend = useBackend()
const which = { institutionId: '4205060001', month: '2026-11' }
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('settlement.list', given.statements)
    .on('settlement.get', given.statement)
    .on('settlement.lines', given.lines),
)

test('a clerk reads the sums and confirms', async () => {
  backend.on('settlement.confirm', { state: 'confirmed' })
  openPage(StatementPage)
  await press(/2026年11月/)
  expect(await screen.findAllByText('960.00 元')).toHaveLength(2)
  expect(body()).toContain('320.00 元')
  expect(screen.queryByRole('button', { name: /生成/ })).toBeNull()
  backend.on('settlement.get', {
    ...given.statement,
    state: 'confirmed',
    confirmedAt: '2026-12-01T02:00:00.000Z',
  })
  await press('确认无误')
  expect(await screen.findByText('待复核')).toBeTruthy()
  expect(backend.inputs('settlement.confirm')).toEqual([which])
  expect(toasts()).toEqual(['已确认'])
  expect(screen.queryByRole('button', { name: '确认无误' })).toBeNull()
})

test('a dispute needs its reason', async () => {
  backend.on('settlement.dispute', { state: 'disputed' })
  openPage(StatementPage)
  await press(/2026年11月/)
  await press('提出异议')
  await confirm('提交异议')
  expect(await screen.findByText('请写明原因,至少4个字')).toBeTruthy()
  fill('原因', '少计了一次核销')
  backend.on('settlement.get', { ...given.statement, state: 'disputed', dispute: '少计了一次核销' })
  await confirm('提交异议')
  expect(await screen.findByText('机构的异议: 少计了一次核销')).toBeTruthy()
  expect(backend.inputs('settlement.dispute')).toEqual([{ ...which, reason: '少计了一次核销' }])
})

test('a manager makes the month that is over', async () => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('settlement.list', { items: [], next: null }, given.statements)
    .on('settlement.make', { statements: 1, lines: 3 })
  openPage(StatementPage)
  expect(await screen.findByText('还没有结算单')).toBeTruthy()
  await press(/^生成/)
  expect(await screen.findByText('夷陵区妇幼保健院')).toBeTruthy()
  expect(toasts()).toEqual(['已生成1份,共3笔'])
})

test('a manager opens a difference and pays it with a reason', async () => {
  backend.on('identity.me', sample.staff('manager')).on('settlement.decide', { standing: 'open' })
  openPage(StatementPage)
  await press(/2026年11月/)
  await press(/白\*/)
  expect(await screen.findByRole('dialog', { name: '白*' })).toBeTruthy()
  fill('原因', '已核对纸质登记')
  await press('核实后结算')
  await screen.findAllByText('960.00 元')
  expect(backend.inputs('settlement.decide')).toEqual([
    { ...which, eventId: '701', pay: true, reason: '已核对纸质登记' },
  ])
})

test('checked, then settled; who confirmed is told to leave it to another', async () => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('settlement.get', { ...given.statement, state: 'confirmed' })
    .on('settlement.check', new ServiceError('STATEMENT_SAME_PERSON'), { state: 'checked' })
    .on('settlement.settle', { state: 'settled' })
  openPage(StatementPage)
  await press(/2026年11月/)
  await press('复核通过')
  expect(await screen.findByText(/需要另一位工作人员复核/)).toBeTruthy()
  backend.on('settlement.get', { ...given.statement, state: 'checked' })
  await press('复核通过')
  backend.on('settlement.get', { ...given.statement, state: 'settled' })
  await press('结算')
  expect((await screen.findAllByText('已结算')).length).toBeGreaterThan(1)
  expect(backend.inputs('settlement.settle')).toEqual([which])
})

test('printed and taken out in a browser', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  openPage(StatementPage, { target: 'h5' })
  await press(/2026年11月/)
  await press('打印')
  expect(print).toHaveBeenCalledTimes(1)
  await press('导出表格')
  fill('用途', '送财务核对')
  backend.on('settlement.export', new ServiceError('NOT_FOUND'))
  await press('导出')
  expect(await screen.findByText(/没有找到相应的记录/)).toBeTruthy()
  expect(backend.inputs('settlement.export')).toEqual([{ ...which, purpose: '送财务核对', format: 'xlsx' }])
})
