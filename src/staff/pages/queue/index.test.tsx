// The day's queue at a clinic: the next number, who is in it, and people who come without an appointment.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as given from '../../../../test/client/waiting-samples'
import QueuePage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('clerk'))
    .on('queue.lines', given.lines)
    .on('queue.line', given.line),
)
const found = async () => {
  backend.on('evidence.findByNumber', {
    people: [{ personId: '1001', name: '沈秋月', birthDate: '1990-01-01', children: [] }],
  })
  openPage(QueuePage, { target: 'h5' })
  await screen.findByText('没有预约的人')
  fill('姓名', '沈秋月')
  fill('证件号码', '470101199001010027')
  await press('按证件查找')
}

test('the figures of each queue and who is in it; the next is called by one press', async () => {
  backend.on('queue.callNext', { ...given.ticket, called: true })
  openPage(QueuePage)
  expect(await screen.findByText('等候1人 · 已叫到1号 · 今天余4位')).toBeTruthy()
  expect(await screen.findByText('等候 · 现场')).toBeTruthy()
  await press('叫下一位')
  expect(await screen.findByText('请2号')).toBeTruthy()
  expect(body()).toContain('沈*月(绿色通道),预约时段 08:30')
  expect(backend.inputs('queue.callNext')).toEqual([{ service: 'premarital_check' }])
  await waitFor(() => expect(backend.calls('queue.lines')).toHaveLength(2))
})

test('a call without an answer is repeated under its key, so that nobody is skipped', async () => {
  backend.on('queue.callNext', NETWORK, { ...given.ticket, called: true })
  openPage(QueuePage)
  await press('叫下一位')
  await screen.findByRole('alert')
  await press('叫下一位')
  const [first, again] = backend.calls('queue.callNext')
  expect(again).toEqual(first)
})

test('with nobody waiting there is nothing to press; another service can be chosen', async () => {
  openPage(QueuePage)
  await press(/产前检查/, 'radio')
  expect((await screen.findByRole('button', { name: '没有等候的人' })).getAttribute('aria-disabled')).toBe(
    'true',
  )
  expect(body()).toContain('这个项目今天没有空位。')
})

test('somebody without an appointment is taken in after her document was looked at', async () => {
  backend.on('queue.walkIn', { ...given.ticket, number: 3 })
  await found()
  await press('为沈秋月登记婚前医学检查')
  expect(await screen.findByText('已登记,排队号 3')).toBeTruthy()
  expect(backend.inputs('queue.walkIn')).toEqual([{ personId: '1001', service: 'premarital_check' }])
  expect(screen.queryByRole('button', { name: /为沈秋月登记/ })).toBeNull()
})

test('no place left is told, and she stays on the screen', async () => {
  backend.on('queue.walkIn', new ServiceError('NO_PLACE_TODAY'))
  await found()
  await press('为沈秋月登记婚前医学检查')
  expect(await screen.findByText(/今天剩余时段没有空位/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /为沈秋月登记/ })).toBeTruthy()
})

test('a day without sessions says so', async () => {
  backend.on('queue.lines', { items: [] })
  openPage(QueuePage)
  expect(await screen.findByText('今天没有门诊时段')).toBeTruthy()
})
