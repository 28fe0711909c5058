// A clinic finds one woman and enters what it knows.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend, type Given } from '../../../../test/client/backend'
import { body, confirm, fill, openPage, press, settle, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import PatientPage from './index'

const backend = useBackend()
const NUMBER = '470101199901011234'
const open = async (patient: Given<'patient.find'> | ServiceError) => {
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('patient.find', patient)
    .on('births.of', { personId: '1001', ongoing: null, children: [] })
  openPage(PatientPage)
  await screen.findByLabelText('姓名')
  fill('姓名', '沈拾月')
  fill('证件号码', NUMBER)
  await press('查找')
}

test('she is found by name and number, with her week and due date', async () => {
  await open(sample.patient)
  expect(await screen.findByText('沈拾月')).toBeTruthy()
  expect(backend.inputs('patient.find')).toEqual([{ name: '沈拾月', number: NUMBER }])
  for (const words of ['27岁', '孕11周+6', '2027年6月8日 周二', '第1次推算']) expect(body()).toContain(words)
  await press('查找其他人')
  expect(screen.getByLabelText<HTMLInputElement>('证件号码').value).toBe('')
})

test('nobody of that name and number: that is said, and the fields stay', async () => {
  await open(new ServiceError('NOT_FOUND'))
  expect(await screen.findByText(/没有找到相应的记录/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('沈拾月')
})

test('without a present pregnancy one is registered, dated or not', async () => {
  await open({ ...sample.patient, pregnancy: null })
  backend.on('patient.register', new ServiceError('LMP_TOO_OLD'), sample.patient)
  expect(await screen.findByText('目前没有进行中的孕期登记')).toBeTruthy()
  fill('末次月经第一天', '2026-01-01')
  await press('登记')
  expect(await screen.findByText(/已超过44周/)).toBeTruthy()
  fill('末次月经第一天', '')
  await press('登记')
  expect(await screen.findByText('孕11周+6')).toBeTruthy()
  expect(backend.inputs('patient.register')).toEqual([
    { personId: '1001', lmp: '2026-01-01' },
    { personId: '1001', lmp: null },
  ])
})

test('a date soon after the last pregnancy is asked about once', async () => {
  await open({ ...sample.patient, pregnancy: null })
  backend.on('patient.register', new ServiceError('LMP_SOON'), sample.patient)
  fill('末次月经第一天', '2026-11-01')
  await press('登记')
  await press(/^已核对,日期无误/, 'switch')
  await press('登记')
  expect(backend.inputs('patient.register')).toEqual([
    { personId: '1001', lmp: '2026-11-01' },
    { personId: '1001', lmp: '2026-11-01', sure: true },
  ])
})

const scan = async (weeks: string, days: string) => {
  await screen.findByLabelText('报告孕周(周)')
  fill('报告孕周(周)', weeks)
  fill('加几天', days)
  await press('提交')
}

test('a scan that changes the due date says so, and the new date stands above', async () => {
  await open(sample.patient)
  backend.on('patient.correctDating', {
    patient: { ...sample.patient, pregnancy: { ...sample.pregnancy, edd: '2027-06-17', datingVersion: 2 } },
    changed: true,
    differenceDays: 9,
    thresholdDays: 7,
  })
  await scan('10', '4')
  expect(await screen.findByText('2027年6月17日 周四')).toBeTruthy()
  expect(body()).toContain('第2次推算')
  expect(toasts()).toEqual(['相差9天,标准7天,已更正'])
  expect(screen.getByLabelText<HTMLInputElement>('报告孕周(周)').value).toBe('')
})

test('a scan within the limit says that the date stays', async () => {
  await open(sample.patient)
  backend.on('patient.correctDating', {
    patient: sample.patient,
    changed: false,
    differenceDays: 3,
    thresholdDays: 7,
  })
  await scan('11', '2')
  expect(await screen.findByText('相差3天,标准7天,维持原预产期')).toBeTruthy()
})

test('figures out of range are told in words at their fields', async () => {
  await open(sample.patient)
  await scan('3周', '8')
  for (const words of ['孕周应在4至42周', '天数应在0至6'])
    expect((await screen.findByText(words)).closest('[role=alert]')).toBeTruthy()
  expect(backend.calls('patient.correctDating')).toEqual([])
})

test('a correction that needs a second person says so', async () => {
  await open(sample.patient)
  backend.on('patient.correctDating', new ServiceError('SECOND_CLINICIAN'))
  await scan('8', '0')
  expect(await screen.findByText(/需另一位工作人员再录入一次/)).toBeTruthy()
})

test('a loss is recorded only after a second yes, then the form for it is gone', async () => {
  await open(sample.patient)
  const lost = { ...sample.patient, pregnancy: { ...sample.pregnancy, state: 'loss' as const, gaDays: null } }
  backend.on('patient.recordLoss', NETWORK, lost)
  await press('自然流产', 'radio')
  await press('登记')
  await confirm('再想想')
  expect(backend.calls('patient.recordLoss')).toEqual([])
  for (const _ of ['first', 'again']) {
    await press('登记')
    await confirm('确认登记')
    await settle()
  }
  await waitFor(() => expect(body()).toContain('目前没有进行中的孕期登记'))
  const [first, again] = backend.calls('patient.recordLoss')
  expect(first?.input).toEqual({ personId: '1001', kind: 'miscarriage', occurredOn: sample.today })
  expect(again).toEqual(first)
  expect(screen.queryByRole('radio', { name: '自然流产' })).toBeNull()
  expect(toasts()).toEqual([])
})

const ended = {
  ...sample.patient,
  pregnancy: { ...sample.pregnancy, state: 'closed', outcome: 'moved', outcomeOn: '2026-11-23', ga: null },
} as const
const until = '2026-11-24T02:00:00.000Z'

test('who moved away is followed no longer; one proposes to take a slip back, another confirms', async () => {
  const reversal = { outcome: 'moved', until, proposed: null } as const
  const proposed = { reason: 'wrong_person', at: until, byMe: true } as const
  await open(sample.patient)
  await press('迁出,不再随访', 'radio')
  await press('登记')
  backend.on('patient.end', { ...ended, reversal })
  await confirm('确认登记')
  await settle()
  expect(backend.inputs('patient.end')).toEqual([
    { personId: '1001', kind: 'moved', occurredOn: sample.today },
  ])
  await waitFor(() => expect(body()).toContain('上一次:迁出,不再随访'))
  await press('登记到了别人名下', 'radio')
  backend.on('patient.proposeReversal', { ...ended, reversal: { ...reversal, proposed } })
  await press('提出撤销')
  expect(await screen.findByText(/请另一位同事查找她的档案并确认/)).toBeTruthy()
  expect(screen.queryByText('确认撤销')).toBeNull()
})

test('the second of two confirms', async () => {
  const proposed = { reason: 'wrong_outcome', at: until, byMe: false } as const
  await open({ ...ended, reversal: { outcome: 'moved', until, proposed } })
  backend.on('patient.confirmReversal', { patient: sample.patient, withoutPlace: 1 })
  await press('确认撤销')
  expect(toasts()).toEqual(['已撤销,有1张券名额已满,未恢复'])
  expect(await screen.findByText('孕11周+6')).toBeTruthy()
})
