// What the city sent, and what became of it.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import Outbox from './index'

const backend = useBackend()
const failed = {
  ...sample.outboxRow,
  messageId: '902',
  state: 'failed',
  reason: '号码已停机',
  sentAt: null,
} as const
const page = (n: number, next: string | null) => ({
  ...sample.outbox,
  items: [{ ...sample.outboxRow, messageId: `${n}`, name: `第${n}页` }],
  next,
})
beforeEach(() => backend.on('identity.me', sample.staff('manager')))

test('each row says when, to whom (masked), how, what and with which result', async () => {
  backend.on('outbox.list', { ...sample.outbox, items: [sample.outboxRow, failed] })
  openPage(Outbox)
  const rows = (await screen.findAllByRole('row')).map(row => row.textContent)
  expect(rows[1]).toContain('2026年11月20日 周五 10:00')
  expect(rows[1]).toContain('沈*月')
  expect(rows[1]).toContain('短信')
  expect(rows[1]).toContain('已发送')
  expect(rows[2]).toContain('未送达')
  expect(rows[2]).toContain('号码已停机')
})

test('one result is filtered for, from its first page, and all come back', async () => {
  backend.on('outbox.list', input => (input.state === undefined ? page(1, 'second') : page(7, null)))
  openPage(Outbox)
  await press('下一页')
  await press('未送达 1', 'radio')
  await waitFor(() => expect(backend.inputs('outbox.list').at(-1)).toEqual({ state: 'failed' }))
  expect(await screen.findByText('第7页')).toBeTruthy()
  expect(screen.getByRole('radio', { name: '未送达 1' }).getAttribute('aria-checked')).toBe('true')
  await press('全部 13', 'radio')
  await waitFor(() => expect(backend.inputs('outbox.list').at(-1)).toEqual({}))
})

test('pages are turned forward and back', async () => {
  backend.on('outbox.list', input => (input.cursor === 'second' ? page(2, null) : page(1, 'second')))
  openPage(Outbox)
  await press('下一页')
  expect(await screen.findByText('第2页')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '下一页' })).toBeNull()
  await press('上一页')
  expect(await screen.findByText('第1页')).toBeTruthy()
})

test('nothing sent yet', async () => {
  backend.on('outbox.list', { counts: [], items: [], next: null })
  openPage(Outbox)
  expect(await screen.findByText('没有消息')).toBeTruthy()
  expect(body()).toContain('全部 0')
})

test('whoever may not see it is told so', async () => {
  backend.on('outbox.list', new ServiceError('FORBIDDEN'))
  openPage(Outbox)
  expect(await screen.findByText('您没有办理此项的权限。')).toBeTruthy()
})
