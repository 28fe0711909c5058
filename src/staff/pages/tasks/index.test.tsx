// Telephone tasks: from the list to the call to the end.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, settle, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import TasksPage from './index'

const backend = useBackend()
const list = (items: (typeof sample.task)[], next: string | null = null) => ({ items, next })
const overdue = { ...sample.task, taskId: '402', name: '许*', dueOn: '2026-11-20', overdue: true }
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('health_worker'))
    .on('tasks.list', list([overdue, sample.task]))
    .on('tasks.open', sample.openTask),
)

test('the list shows a masked name, why and by when, and nothing is opened by looking', async () => {
  openPage(TasksPage)
  expect(await screen.findByText('已过 11月20日')).toBeTruthy()
  expect(body()).toContain('2026年11月24日 周二')
  expect(body()).not.toContain(sample.openTask.name)
  expect(backend.calls('tasks.open')).toEqual([])
})

test('an opened task gives number and guidance, and is closed with an outcome', async () => {
  backend.on('tasks.close', { taskId: '401' })
  openPage(TasksPage)
  await press(/沈\*月/)
  expect(await screen.findByRole('dialog', { name: '沈拾月' })).toBeTruthy()
  expect(backend.inputs('tasks.open')).toEqual([{ taskId: '401' }])
  expect(body()).toContain('先确认是否本人。 请提醒建册时间。')
  await press('16000000001')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '16000000001' })
  const close = screen.getByRole('button', { name: '办结' })
  expect(close.getAttribute('aria-disabled')).toBe('true')
  await press('联系不上', 'radio')
  fill('备注', '周三再打')
  backend.on('tasks.list', list([overdue]))
  await press('办结')
  expect(backend.inputs('tasks.close')).toEqual([{ taskId: '401', outcome: 'unreachable', note: '周三再打' }])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(screen.queryByText('沈*月')).toBeNull())
  expect(toasts()).toEqual(['已办结'])
})

test('a closing without an answer keeps what was entered, and its key', async () => {
  backend.on('tasks.close', NETWORK, { taskId: '401' })
  openPage(TasksPage)
  await press(/沈\*月/)
  await press('已联系', 'radio')
  await press('办结')
  expect((await screen.findByRole('alert')).textContent).toContain('网络不太稳定')
  await press('办结')
  const [first, again] = backend.calls('tasks.close')
  expect(again).toEqual(first)
  expect(first?.input).toEqual({ taskId: '401', outcome: 'done' })
})

test('without a number it says how else to reach her', async () => {
  backend.on('tasks.open', { ...sample.openTask, phone: null })
  openPage(TasksPage)
  await press(/沈\*月/)
  expect(await screen.findByText('没有登记电话,请上门或通过社区联系。')).toBeTruthy()
})

test('one that somebody else has closed meanwhile says so', async () => {
  backend.on('tasks.open', new ServiceError('NOT_FOUND'))
  openPage(TasksPage)
  await press(/沈\*月/)
  expect(await screen.findByText(/没有找到相应的记录/)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a manager sees the list and opens only what is for the district', async () => {
  backend
    .on('identity.me', sample.staff('manager'))
    .on('tasks.list', list([{ ...sample.task, opens: false }]))
  openPage(TasksPage)
  expect(await screen.findByText('沈*月')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /沈\*月/ })).toBeNull()
  expect(screen.queryByRole('button', { name: '打开' })).toBeNull()
})

test('no task, and more than a page of them', async () => {
  backend.on('tasks.list', list([]))
  const view = openPage(TasksPage)
  expect(await screen.findByText('没有待办')).toBeTruthy()
  view.unmount()
  backend.on('tasks.list', input =>
    input.cursor === 'second' ? list([overdue]) : list([sample.task], 'second'),
  )
  openPage(TasksPage)
  await press('下一页')
  expect(await screen.findByText('许*')).toBeTruthy()
})

test('what she said is recorded with the call; a care call asks nothing', async () => {
  backend
    .on('feedback.record', { says: ['好的,90天内不再提醒此项;需要时可随时办理。'] })
    .on('tasks.close', { taskId: '401' })
  const view = openPage(TasksPage)
  await press(/沈\*月/)
  await press('已联系', 'radio')
  await press('暂时不需要', 'radio')
  await press('办结')
  expect(backend.inputs('feedback.record')).toEqual([{ taskId: '401', answer: 'not_now' }])
  await waitFor(() => expect(backend.inputs('tasks.close')).toEqual([{ taskId: '401', outcome: 'done' }]))
  view.unmount()
  backend.on('tasks.list', list([{ ...sample.task, kind: 'care_call' }]))
  openPage(TasksPage)
  await settle()
  await press(/沈\*月/)
  await press('已联系', 'radio')
  expect(body()).not.toContain('对方的答复')
})
