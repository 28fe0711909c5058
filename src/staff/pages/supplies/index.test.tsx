// The outlet's side: hand over, post, receive; a manager sees the stock of all.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as supply from '../../../../test/client/supply-samples'
import SuppliesPage from './index'

const backend = useBackend()
const [order] = supply.waiting.items
if (order === undefined) throw new Error('no sample')
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('contraceptives.waiting', supply.waiting)
    .on('contraceptives.catalogue', supply.catalogue)
    .on('contraceptives.stock', supply.stock),
)

test('a clerk hands an order over after a look at the card', async () => {
  backend.on('contraceptives.open', { ...order, mail: null }).on('contraceptives.hand', { state: 'handed' })
  openPage(SuppliesPage)
  await press(/沈\*月/)
  backend.on('contraceptives.waiting', { items: [], next: null })
  await press('已核对身份证,确认发放')
  expect(await screen.findByText('没有待发放的申领')).toBeTruthy()
  expect(backend.inputs('contraceptives.hand')).toEqual([{ orderId: '901' }])
  expect(toasts()).toEqual(['已登记发放'])
})

test('a parcel shows its address only when it is opened, and is posted with its number', async () => {
  const mail = { recipient: '沈女士', phone: '16000000001', address: '试验路3号2单元' }
  backend
    .on('contraceptives.open', { ...order, delivery: 'mail', mail })
    .on('contraceptives.hand', new ServiceError('SUPPLY_CLOSED'), { state: 'sent' })
  openPage(SuppliesPage)
  await screen.findByText('沈*月')
  expect(body()).not.toContain('试验路3号')
  await press(/沈\*月/)
  expect(await screen.findByText('试验路3号2单元')).toBeTruthy()
  fill('快递单号', 'SF0001')
  await press('已寄出')
  expect(await screen.findByText(/已办结或已取消/)).toBeTruthy()
  await press('已寄出')
  await waitFor(() =>
    expect(backend.inputs('contraceptives.hand').at(-1)).toEqual({ orderId: '901', parcel: 'SF0001' }),
  )
})

test('a delivery is written down; without a number the field says so', async () => {
  backend.on('contraceptives.receive', { onHand: 120 })
  openPage(SuppliesPage)
  await press('登记入库或盘点')
  await press('避孕套', 'radio')
  await confirm('登记')
  expect(await screen.findByText('请填写数量')).toBeTruthy()
  fill('数量', '30')
  await confirm('登记')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.inputs('contraceptives.receive').at(-1)).toEqual({
    item: 'condom',
    units: 30,
    kind: 'received',
  })
})

test('a manager sees every outlet and hands nothing out', async () => {
  backend.on('identity.me', sample.staff('manager'))
  openPage(SuppliesPage)
  expect((await screen.findAllByText('小溪塔街道社区卫生服务中心')).length).toBeGreaterThan(0)
  expect(body()).toContain('90只')
  expect(screen.queryByRole('button', { name: '登记入库或盘点' })).toBeNull()
  expect(backend.calls('contraceptives.waiting')).toEqual([])
})
