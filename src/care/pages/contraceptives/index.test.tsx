// An order of free contraceptives: what, from where, fetched or by mail; cancelled while it waits.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as supply from '../../../../test/client/supply-samples'
import Contraceptives from './index'

const backend = useBackend()
const none = { items: [], next: null }
const one = { items: [supply.placed], next: null }
beforeEach(() =>
  backend
    .on('identity.me', sample.resident)
    .on('contraceptives.catalogue', supply.catalogue)
    .on('contraceptives.outlets', supply.outlets),
)

test('she picks amounts within the month, an outlet that has them, and orders to fetch', async () => {
  backend.on('contraceptives.mine', none, one).on('contraceptives.order', supply.placed)
  openPage(Contraceptives)
  await press('避孕套增加5只')
  await press('避孕套增加5只')
  await press(/^小溪塔街道社区卫生服务中心/, 'radio')
  await press('提交申领')
  expect(await screen.findByText('等待您领取')).toBeTruthy()
  expect(backend.inputs('contraceptives.order')).toEqual([
    { institutionId: '4205060001', lines: [{ item: 'condom', units: 10 }], mail: null },
  ])
  expect(body()).toContain('最晚2026年11月30日')
  expect(toasts()).toEqual(['已申领'])
})

test('an outlet that has not enough says what it lacks and cannot be chosen', async () => {
  backend.on('contraceptives.mine', none)
  openPage(Contraceptives)
  await press('短效口服避孕药增加1板')
  await press('短效口服避孕药增加1板')
  expect(await screen.findAllByText('短效口服避孕药暂缺')).toHaveLength(2)
  expect(screen.getByRole('button', { name: '提交申领' }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: '短效口服避孕药增加1板' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await press('短效口服避孕药减少1板')
  expect(await screen.findAllByText('短效口服避孕药暂缺')).toHaveLength(1)
})

test('by mail an address is asked for, and its faults are told beside the field', async () => {
  const wrong = new ServiceError('INVALID_INPUT', {}, [{ path: 'mail.phone', text: '请填写11位手机号' }])
  backend.on('contraceptives.mine', none).on('contraceptives.order', wrong)
  openPage(Contraceptives)
  await press('避孕套增加5只')
  await press(/^邮寄/, 'radio')
  fill('收件人', '沈女士')
  fill('收件手机号', '16000000001')
  fill('收件地址', '试验路3号2单元')
  await press(/^小溪塔街道社区卫生服务中心/, 'radio')
  await press('提交申领')
  expect((await screen.findAllByText('请填写11位手机号')).length).toBeGreaterThan(0)
  expect(backend.inputs('contraceptives.order')[0]?.mail).toEqual({
    recipient: '沈女士',
    phone: '16000000001',
    address: '试验路3号2单元',
  })
})

test('a waiting order can be cancelled, a posted one shows its state, and the clinic is one press away', async () => {
  const sent = { ...supply.placed, orderId: '900', state: 'sent' as const, delivery: 'mail' as const }
  backend
    .on('contraceptives.mine', { items: [supply.placed, sent], next: null }, { items: [sent], next: null })
    .on('contraceptives.cancel', { state: 'cancelled' })
  openPage(Contraceptives)
  await press('取消申领')
  await confirm('确认取消')
  await waitFor(() => expect(screen.queryByText('等待您领取')).toBeNull())
  expect(backend.inputs('contraceptives.cancel')).toEqual([{ orderId: '901' }])
  expect(await screen.findByText('已寄出')).toBeTruthy()
  await press(/^皮下埋植/)
  expect(led()).toEqual(['/pages/programme/index?code=V_FP_SERVICE'])
})

test('a visitor sees what there is, and is asked to sign in before ordering', async () => {
  backend.on('identity.me', sample.nobody).on('contraceptives.mine', new ServiceError('UNAUTHENTICATED'))
  openPage(Contraceptives)
  expect(await screen.findByText('避孕套')).toBeTruthy()
  await press('去登录')
  expect(led()).toEqual(['/pages/sign-in/index'])
})
