// What only she knows.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../test/client/backend'
import { fill, openPage, press, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Declare from './index'

const backend = useBackend()
const open = () => {
  backend.on('declarations.mine', sample.declared)
  return openPage(Declare, { target: 'h5' })
}

test('a plan is saved and counts; what a counter must see says that it waits', async () => {
  open()
  expect(await screen.findByText('待核对')).toBeTruthy()
  backend.on('declarations.plan', { items: sample.declared.items })
  fill('计划怀孕的时间', '2027-03-01')
  await press('保存计划怀孕')
  expect(backend.inputs('declarations.plan')).toEqual([{ plansPregnancyOn: '2027-03-01' }])
  expect(toasts()).toEqual(['已保存'])
})

test('what was told can be taken back; what is on record cannot', async () => {
  open()
  backend.on('declarations.declare', { items: sample.declared.items })
  await press('清除居住证')
  expect(backend.inputs('declarations.declare')).toEqual([{ kind: 'permit_until', day: null }])
  expect(screen.queryByRole('button', { name: '清除计划结婚登记' })).toBeNull()
})

test('a day that cannot be is said at its place', async () => {
  open()
  await screen.findByText('待核对')
  backend.on('declarations.declare', new ServiceError('DATE_OUT_OF_RANGE'))
  fill('在本地居住登记的日期', '2030-01-01')
  await press('保存本地居住')
  expect(await screen.findByText('这个日期不在可填写的范围内,请核对。')).toBeTruthy()
})
