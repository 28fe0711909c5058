// What desks without a network did not get counted, and which devices may do so.
import { screen, waitFor, within } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/offline-samples'
import { body, confirm, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import OfflinePage from './index'

const backend = useBackend()
const [conflict] = given.conflicts.items
const none = { items: [], next: null }
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('desk.conflicts', given.conflicts)
    .on('desk.refused', given.refused)
    .on('desk.refusedScans', given.refusedScans)
    .on('desk.devices', given.devices),
)

test('a conflict says when and where the other was and what to do, and goes when it was looked into', async () => {
  backend.on('desk.settle', {})
  openPage(OfflinePage)
  await press(/黄花镇卫生院/)
  const sheet = within(screen.getByRole('dialog', { name: '沈*月、陆*' }))
  expect(sheet.getByText('2026年11月22日 周日 09:30')).toBeTruthy()
  expect(sheet.getByText('2026年11月22日 周日 09:10')).toBeTruthy()
  expect(sheet.getByText(/请对方在「核销更正」中申请撤销/)).toBeTruthy()
  backend.on('desk.conflicts', none)
  await press('已核对')
  expect(await screen.findByText('没有待核对的冲突')).toBeTruthy()
  expect(backend.inputs('desk.settle')).toEqual([{ conflictId: '901' }])
  expect(toasts()).toEqual(['已办结'])
})

test.each([
  ['counted', /以您机构的这次核销为准/],
  ['both', /核销了两次,只计一次/],
] as const)('to the side that is %s it says what that side has to do', async (side, words) => {
  if (conflict === undefined) throw new Error('no sample')
  backend.on('desk.conflicts', { items: [{ ...conflict, side }], next: null })
  openPage(OfflinePage)
  await press(/沈\*月/)
  expect(await screen.findByText(words)).toBeTruthy()
})

test('a manager sees both desks and settles for neither', async () => {
  if (conflict === undefined) throw new Error('no sample')
  backend
    .on('identity.me', sample.staff('manager'))
    .on('desk.conflicts', { items: [{ ...conflict, side: null }], next: null })
  openPage(OfflinePage)
  await press(/沈\*月/)
  expect(await screen.findByText(/两家机构都能看到/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '已核对' })).toBeNull()
})

test('a conflict that somebody else has settled is not settled twice', async () => {
  backend.on('desk.settle', new ServiceError('NOT_FOUND'))
  openPage(OfflinePage)
  await press(/沈\*月/)
  await press('已核对')
  expect(await screen.findByText(/没有找到相应的记录/)).toBeTruthy()
})

test('what was not taken in is shown with its reason; a lost device is stopped after a warning', async () => {
  backend.on('desk.devices', given.devices, none).on('desk.revoke', {})
  openPage(OfflinePage)
  expect(await screen.findByText('此券已停用,不能再使用。')).toBeTruthy()
  await press('停用窗口 周')
  expect(body()).toContain('还没有上传的核销不再入账')
  await confirm('停用')
  expect(await screen.findByText('还没有开通的设备')).toBeTruthy()
  await waitFor(() => expect(backend.inputs('desk.revoke')).toEqual([{ deviceId: '701' }]))
})

test('where there is nothing it says so', async () => {
  backend
    .on('desk.conflicts', none)
    .on('desk.refused', none)
    .on('desk.refusedScans', none)
    .on('desk.devices', none)
  openPage(OfflinePage)
  expect(await screen.findByText('没有待核对的冲突')).toBeTruthy()
  expect(await screen.findByText('近30天没有')).toBeTruthy()
})

test('it is closed to health workers', async () => {
  backend.on('identity.me', sample.staff('health_worker'))
  openPage(OfflinePage)
  expect(await screen.findByText('此页面供工作人员使用')).toBeTruthy()
})
