// The town's inbox and the village's: what each may do, overdue marked, names only when opened.
import { screen, waitFor } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/import-samples'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import NoticesPage from './index'

const backend = useBackend()
beforeEach(() => {
  backend.on('identity.me', sample.staff('health_worker')).on('notices.list', given.notices)
})
async function openFirst() {
  openPage(NoticesPage, { target: 'h5' })
  await press(/程\*满/)
}

test('a town sees what is overdue, opens it and passes it on to the village', async () => {
  backend
    .on('notices.open', given.openedNotice)
    .on('notices.forward', { ...given.notice, state: 'forwarded', dueOn: '2026-11-26', overdue: false })
  await openFirst()
  expect(await screen.findByRole('button', { name: '16000000001' })).toBeTruthy()
  expect(screen.getByText('已过 11月23日')).toBeTruthy()
  expect(screen.getByRole('button', { name: '确认接收' })).toBeTruthy()
  await press('转给社区')
  await waitFor(() => expect(backend.inputs('notices.forward')).toEqual([{ noticeId: '91' }]))
})

test('a village acknowledges and answers what it found', async () => {
  const forwarded = { ...given.notice, state: 'forwarded' } as const
  backend
    .on('notices.list', { level: 'village', items: [forwarded], next: null })
    .on('notices.open', { ...given.openedNotice, notice: forwarded })
    .on('notices.answer', { ...forwarded, state: 'answered', feedback: 'phoned' })
  await openFirst()
  expect(await screen.findByRole('button', { name: '确认接收' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '转给社区' })).toBeNull()
  await press('已电话联系', 'radio')
  await press('答复')
  await waitFor(() =>
    expect(backend.inputs('notices.answer')).toEqual([{ noticeId: '91', feedback: 'phoned' }]),
  )
})

test('a manager reads the list and opens nobody', async () => {
  backend.on('identity.me', sample.staff('manager'))
  openPage(NoticesPage, { target: 'h5' })
  await screen.findByText('小溪塔社区')
  expect(backend.calls('notices.open')).toEqual([])
})

test('an empty inbox says what will come', async () => {
  backend.on('notices.list', { level: 'town', items: [], next: null })
  openPage(NoticesPage, { target: 'h5' })
  expect(await screen.findByText('没有通报')).toBeTruthy()
  await press('已办', 'radio')
  await waitFor(() => expect(backend.inputs('notices.list').at(-1)).toEqual({ show: 'closed' }))
  expect(body()).not.toContain('undefined')
})
