// A delivery is entered to the minute; what is known later is put right on the child.
import { fireEvent, screen, within } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend, type Given } from '../../../../test/client/backend'
import { births, expecting } from '../../../../test/client/birth-samples'
import { body, fill, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import PatientPage from './index'

const backend = useBackend()
const open = async (...of: Given<'births.of'>[]) => {
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('patient.find', sample.patient)
    .on('births.of', ...of)
  openPage(PatientPage)
  await screen.findByLabelText('姓名')
  fill('姓名', '沈拾月')
  fill('证件号码', '470101199901011234')
  await press('查找')
}

test('twins are entered one by one; what is asked about is confirmed; what was issued is said', async () => {
  await open(expecting, births)
  await screen.findByText('登记分娩')
  await press('登记分娩')
  for (const [nth, time] of [
    ['第1个孩子', '20:10'],
    ['第2个孩子', '20:31'],
  ] as const) {
    fireEvent.click(
      within(screen.getByRole('radiogroup', { name: `${nth}性别` })).getByRole('radio', { name: '女' }),
    )
    fill(`${nth}出生日期`, '2026-11-22')
    fill(`${nth}出生时间`, time)
  }
  backend.on('births.record', new ServiceError('BIRTH_EARLY'), { births, issued: ['新生儿听力筛查'] })
  await press('提交分娩登记')
  expect(await screen.findByText(/不满28周/)).toBeTruthy()
  await press(/^已核对,登记无误/, 'switch')
  await press('提交分娩登记')
  expect(await screen.findByText(/已为孩子发放:新生儿听力筛查/)).toBeTruthy()
  const children = ['20:10', '20:31'].map(bornAt => ({ sex: 'female', bornOn: '2026-11-22', bornAt }))
  expect(backend.inputs('births.record')).toEqual([
    { personId: '1001', children },
    { personId: '1001', children, sure: true },
  ])
  expect(body()).toContain('目前没有进行中的孕期登记')
})

test('a discharge, a name, a corrected minute, a death', async () => {
  await open(births)
  const line = /沈\*\*女/
  const child = '7001'
  await press(line)
  backend.on('births.discharge', new ServiceError('DATE_IMPLAUSIBLE'), births)
  fill('出院日期', '2026-11-24')
  await press('登记出院')
  expect(await screen.findByText(/日期与孕期不符/)).toBeTruthy()
  await press('登记出院')
  await press(line)
  backend.on('births.name', births)
  fill('孩子姓名', '沈小禾')
  await press('登记姓名')
  await press(line)
  backend.on('births.correct', births)
  fill('出生时间', '23:05')
  await press('更正')
  await press(line)
  backend.on('births.recordDeath', births)
  await press(/^已核对,确认登记/, 'switch')
  await press('登记死亡')
  expect(backend.inputs('births.discharge')).toHaveLength(2)
  expect(backend.inputs('births.name')).toEqual([{ child, name: '沈小禾' }])
  expect(backend.inputs('births.correct')).toEqual([{ child, bornOn: '2026-11-22', bornAt: '23:05' }])
  expect(backend.inputs('births.recordDeath')).toMatchObject([{ child }])
})
