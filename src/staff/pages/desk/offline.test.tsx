// The desk when the network goes: opened before, it looks at codes itself, keeps what it redeemed, and uploads it later.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/offline-samples'
import { body, fill, openPage, press, settle } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import DeskPage from './index'

const backend = useBackend()
const field = '券码或签到码'
beforeEach(() => {
  Object.assign(Taro, {
    getRandomValues: jest.fn((options: { success: (answer: unknown) => void }) =>
      options.success({ randomValues: new Uint8Array(32).fill(3).buffer }),
    ),
  })
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('desk.today', { day: sample.today, items: [], next: null })
    .on('desk.redeemed', { count: 0, items: [] })
    .on('desk.conflicts', { items: [], next: null })
    .on('desk.register', given.registered)
    .on('desk.day', () => given.day(Date.now()))
})
const open = () => openPage(DeskPage)
const prepared = async () => {
  const view = open()
  await press('在本机开通')
  expect(await screen.findByText('离线核销已就绪')).toBeTruthy()
  return view
}
const lookUp = async (code: string) => {
  fill(field, code)
  await press('查询')
  await settle()
}

test('a device is registered with the clerk’s name, and says how old its list is', async () => {
  await prepared()
  expect(body()).toContain('(0分钟前),1张券。')
  expect(backend.inputs('desk.register')).toMatchObject([{ label: '窗口 周' }])
  // What is on the device stays there: the seed is in no request.
  expect(JSON.stringify(backend.inputs('desk.register'))).not.toContain(
    Buffer.alloc(32, 3).toString('base64url'),
  )
})

test('without a network a code is looked at here, redeemed once, kept over a restart, and uploaded when it is back', async () => {
  const view = await prepared()
  backend.on('desk.look', NETWORK)
  await lookUp(given.typed)
  expect(await screen.findByText('可以离线核销')).toBeTruthy()
  for (const words of ['离线', '沈*月', '2027年5月22日 周六前有效,预约08:30']) expect(body()).toContain(words)
  await press('离线核销')
  expect(await screen.findByText('已登记,待上传')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '离线核销' })).toBeNull()
  await lookUp(given.qr(given.voucherId, Math.floor(Date.now() / 1000) + 30))
  expect(await screen.findByText(/在本机核销,不能重复核销/)).toBeTruthy()
  expect(backend.calls('desk.look')).toHaveLength(1)
  view.unmount()

  backend.on('desk.sync', NETWORK)
  open()
  expect(await screen.findByText('待上传 1条')).toBeTruthy()
  await settle()
  expect(body()).toContain('网络不太稳定')
  backend.on('desk.sync', ({ records }) => ({
    results: records.map(({ recordId }) => ({ recordId, outcome: 'accepted' as const, text: '' })),
  }))
  await press('上传')
  await waitFor(() => expect(screen.queryByText('待上传 1条')).toBeNull())
  expect(screen.getByText('离线核销已就绪')).toBeTruthy()
  const [first, again] = backend.inputs('desk.sync').map(({ records }) => records)
  expect(again).toEqual(first)
})

test('what did not count is said at once, with the other desk', async () => {
  await prepared()
  backend.on('desk.look', NETWORK)
  await lookUp(given.typed)
  await press('离线核销')
  const text = '此券已于2026年11月23日08:20在黄花镇卫生院核销。'
  backend.on('desk.sync', ({ records }) => ({
    results: records.map(({ recordId }) => ({ recordId, outcome: 'conflict' as const, text })),
  }))
  backend.on('desk.conflicts', given.conflicts)
  await press('上传')
  expect(await screen.findByText('冲突: 没有计入')).toBeTruthy()
  expect(body()).toContain(text)
  expect(await screen.findByRole('table', { name: '冲突' })).toBeTruthy()
})

test('a genuine code that is not on the list is redeemed only after a warning', async () => {
  await prepared()
  backend.on('desk.look', NETWORK)
  await lookUp(given.qr('12', Math.floor(Date.now() / 1000) + 30))
  expect(await screen.findByText('请先核对项目')).toBeTruthy()
  await press('离线核销')
  expect(await screen.findByText('待上传 1条')).toBeTruthy()
})

test('a clock that is hours off is refused in words, and nothing is lost', async () => {
  backend.on('desk.day', new ServiceError('DESK_CLOCK', { direction: '快', amount: '3小时' }))
  open()
  await press('在本机开通')
  expect(await screen.findByText(/本机时间比实际快约3小时/)).toBeTruthy()
  expect(body()).toContain('还没有今日名单')
})

test('a device that was not prepared shows the network’s failure, as before', async () => {
  backend.on('desk.look', NETWORK)
  open()
  await screen.findByLabelText(field)
  await lookUp(given.typed)
  expect((await screen.findByRole('alert')).textContent).toContain('网络不太稳定')
})

test('a full device says that nothing was registered', async () => {
  await prepared()
  backend.on('desk.look', NETWORK)
  await lookUp(given.typed)
  Taro.setStorageSync.mockImplementationOnce(() => {
    throw new Error('setStorageSync:fail exceed storage max size 10Mb')
  })
  await press('离线核销')
  expect(await screen.findByText(/本机存储已满,没有登记/)).toBeTruthy()
  expect(screen.queryByText('待上传 1条')).toBeNull()
})
