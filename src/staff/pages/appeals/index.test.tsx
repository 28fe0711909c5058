// The manager's side of objections.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend, type Given } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import AppealsPage from './index'

const backend = useBackend()
const row: Given<'appeals.list'>['items'][number] = {
  ...sample.appeal,
  name: '沈*月',
  version: 2,
  overdue: true,
}
const opened: Given<'appeals.open'> = {
  appeal: sample.appeal,
  clauses: [{ text: '登记结婚未满183天', state: 'not_met', flipsOn: null }],
  reasons: ['已超过时间。'],
  missing: [],
}
const open = () => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('appeals.list', { items: [row], next: null })
    .on('appeals.open', opened)
  openPage(AppealsPage, { target: 'h5' })
}
const openFirst = async () => {
  await press(/沈\*月/)
  await screen.findByText('当时的依据')
}

test('the list says who, what, which version, and what is late', async () => {
  open()
  expect(await screen.findByText('已超期')).toBeTruthy()
  expect(body()).toContain('婚前医学检查(第2版)')
  await press('已答复', 'radio')
  await waitFor(() => expect(backend.inputs('appeals.list').at(-1)).toEqual({ state: 'answered' }))
})

test('one is opened with the facts of its moment, and answered', async () => {
  open()
  await openFirst()
  expect(body()).toContain('上周和昨天要求的材料不一样')
  expect(body()).toContain('登记结婚未满183天不符合')
  backend.on('appeals.answer', { appealId: '701' })
  fill('答复', '已核实,请直接到窗口办理。')
  await press('提交答复')
  expect(backend.inputs('appeals.answer')).toEqual([{ appealId: '701', answer: '已核实,请直接到窗口办理。' }])
  expect(toasts()).toEqual(['已答复'])
  expect(await screen.findByText('已超期')).toBeTruthy()
})

test('one that was answered meanwhile is said', async () => {
  open()
  await openFirst()
  backend.on('appeals.answer', new ServiceError('APPEAL_ANSWERED'))
  fill('答复', '已核实,请直接到窗口办理。')
  await press('提交答复')
  expect(await screen.findByText(/已有答复/)).toBeTruthy()
})
