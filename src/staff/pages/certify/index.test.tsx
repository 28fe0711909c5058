// Families: reported by a village, decided, cared for by two, ended by an officer.
import { act, screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as ordering from '../../../../test/client/order-samples'
import * as sample from '../../../../test/client/samples'
import CertifyPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('families.reports', ordering.reports)
    .on('families.list', ordering.families)
    .on('families.workers', ordering.workers),
)

test('a worker reports a family; what is reported already says so', async () => {
  backend
    .on('identity.me', sample.staff('health_worker'))
    .on('families.list', { items: [], next: null })
    .on('families.report', new ServiceError('CERTIFICATION_OPEN'), { certificationId: '702' })
  openPage(CertifyPage)
  await press('上报一户')
  fill('姓名', '陈一')
  fill('证件号码', '470101199602290021')
  await press('低保', 'radio')
  await press('入户核实', 'radio')
  await confirm('提交上报')
  expect(await screen.findByText(/不用重复上报/)).toBeTruthy()
  await confirm('提交上报')
  await waitFor(() => expect(toasts()).toEqual(['已上报,等待确认']))
  expect(backend.inputs('families.report').at(-1)).toEqual({
    name: '陈一',
    number: '470101199602290021',
    category: 'low_income',
    proof: 'visit',
  })
  expect(screen.queryByRole('button', { name: '确认' })).toBeNull()
})

test('an officer confirms, or sends back with a reason', async () => {
  backend.on('families.decide', { state: 'refused' }, { state: 'confirmed' })
  openPage(CertifyPage)
  await press(/陈\*/)
  expect(screen.getByRole('button', { name: '退回' }).getAttribute('aria-disabled')).toBe('true')
  fill('退回原因', '请补看证件')
  await press('退回')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await press(/陈\*/)
  await press('确认')
  await waitFor(() => expect(toasts()).toContain('已确认'))
  expect(backend.inputs('families.decide')).toEqual([
    { certificationId: '701', refusal: '请补看证件' },
    { certificationId: '701', refusal: null },
  ])
})

test('two contact persons are named with their numbers, and an end needs a reason', async () => {
  backend.on('families.assign', { assigned: 2 }).on('families.end', { ended: true })
  openPage(CertifyPage)
  await press(/沈\*月/)
  await screen.findAllByRole('radio', { name: '周医生' })
  const [first] = screen.getAllByRole('radio', { name: '周医生' })
  const second = screen.getAllByRole('radio', { name: '吴主任' })[1]
  act(() => {
    first?.click()
    second?.click()
  })
  fill('第一位电话', '0717-1600101')
  await press('保存专员')
  expect((await screen.findAllByText('请填写联系电话')).length).toBeGreaterThan(0)
  fill('第二位电话', '0717-1600102')
  await press('保存专员')
  await waitFor(() => expect(toasts()).toContain('已指定'))
  expect(
    backend
      .inputs('families.assign')
      .at(-1)
      ?.contacts.map(({ login }) => login),
  ).toEqual(['village', 'manager'])
  await press(/沈\*月/)
  await press('重点关怀家庭', 'radio')
  fill('终止原因', '本人要求')
  await press('终止登记')
  await waitFor(() =>
    expect(backend.inputs('families.end')).toEqual([
      { personId: '1001', category: 'special_family', reason: '本人要求' },
    ]),
  )
})

test('a contact person keeps the quiet days of her family and names nobody', async () => {
  backend
    .on('identity.me', sample.staff('health_worker'))
    .on('families.reports', { items: [], next: null })
    .on('families.keepQuietDays', { days: [] })
  openPage(CertifyPage)
  await press(/沈\*月/)
  await press('删除每年5月12日')
  await waitFor(() => expect(screen.queryByText('每年5月12日')).toBeNull())
  expect(backend.inputs('families.keepQuietDays')).toEqual([{ personId: '1001', days: [] }])
  expect(body()).not.toContain('指定专员')
})
