// Being found in the population, once.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { fill, led, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import { keepDemoDocument } from '../sign-in/demo-document'
import Verify from './index'

const backend = useBackend()
const open = async () => {
  backend.on('identity.me', sample.unverified)
  openPage(Verify)
  await screen.findByLabelText('姓名')
}
const submit = () => press('核验')

test('the button waits for both fields', async () => {
  await open()
  const button = () => screen.getByRole('button', { name: '核验' })
  expect(button().getAttribute('aria-disabled')).toBe('true')
  fill('姓名', '沈拾月')
  fill('证件号码', '  ')
  expect(button().getAttribute('aria-disabled')).toBe('true')
  fill('证件号码', '470101199901011234')
  expect(button().getAttribute('aria-disabled')).toBeNull()
})

test('what is wrong stands at its field', async () => {
  await open()
  fill('姓名', '沈拾月')
  fill('证件号码', '47')
  await submit()
  expect((await screen.findByText('请填写证件号码')).closest('[role=alert]')).toBeTruthy()
  expect(backend.calls('identity.verify')).toEqual([])
  backend.on(
    'identity.verify',
    new ServiceError('INVALID_INPUT', {}, [{ path: 'number', text: '证件号码的校验位不对' }]),
  )
  fill('证件号码', '470101199901011230')
  await submit()
  expect(await screen.findByText('证件号码的校验位不对')).toBeTruthy()
})

test('a refusal says what to check, and keeps what was typed', async () => {
  await open()
  backend.on('identity.verify', new ServiceError('ID_MISMATCH'))
  fill('姓名', '沈拾月')
  fill('证件号码', '470101199901011234')
  await submit()
  expect(await screen.findByText(/姓名与证件号码未通过核验/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('证件号码').value).toBe('470101199901011234')
  expect(led()).toEqual([])
})

test('once found she goes home, and nothing that was read before stays on the device', async () => {
  await open()
  backend.on('identity.verify', sample.resident)
  await press(/护照/, 'radio')
  fill('姓名', '沈拾月')
  fill('证件号码', '470101199901011234')
  expect(Taro.getStorageInfoSync().keys).toContain('read:identity.me:{}')
  await submit()
  expect(backend.inputs('identity.verify')).toEqual([
    { docType: 'passport', name: '沈拾月', number: '470101199901011234' },
  ])
  expect(led()).toEqual(['/pages/home/index'])
  expect(toasts()).toEqual(['核验通过'])
  expect(Taro.getStorageInfoSync().keys).toEqual([])
})

test('in a demo the invented document can be filled in; elsewhere nobody offers that', async () => {
  await open()
  expect(screen.queryByRole('button', { name: '填入演示人物的证件' })).toBeNull()
  keepDemoDocument({ name: '沈拾月', number: '470101199901011234' })
  openPage(Verify)
  await press('填入演示人物的证件')
  expect(screen.getAllByDisplayValue('470101199901011234')).toHaveLength(1)
})

test('whoever is verified already is told so, and whoever is not signed in is led there', async () => {
  backend.on('identity.me', sample.resident)
  const view = openPage(Verify)
  expect(await screen.findByText('登记姓名 沈*月')).toBeTruthy()
  await press('返回首页')
  view.unmount()
  backend.on('identity.me', sample.nobody)
  openPage(Verify)
  await press('去登录')
  expect(led()).toEqual(['/pages/sign-in/index', '/pages/home/index'])
})
