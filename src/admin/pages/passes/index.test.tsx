// How far the city pass is, and carrying it on from the screen.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../../test/client/backend'
import { body, openPage, press } from '../../../../test/client/open-page'
import * as pass from '../../../../test/client/pass-samples'
import * as sample from '../../../../test/client/samples'
import Passes from './index'

const backend = useBackend()
const answered = (done: number) => ({ run: pass.nightRun(done), busy: false })
beforeEach(() => backend.on('identity.me', sample.staff('manager')))

test('the open run says how many pieces are done, what they found, and which are left', async () => {
  backend.on('passes.list', pass.passes)
  openPage(Passes)
  expect(await screen.findByText('已完成2步,共4步')).toBeTruthy()
  const pieces = (await screen.findAllByRole('row')).map(row => row.textContent)
  expect(pieces[2]).toContain('当日变化')
  expect(pieces[2]).toContain('结果有变化37人')
  expect(pieces[3]).toContain('未开始')
  expect(screen.getByRole('button', { name: '继续比对' })).toBeTruthy()
})

test('one press carries the run on, a piece a call, until it is done', async () => {
  backend.on('passes.list', pass.passes).on('passes.start', answered(3), answered(4))
  openPage(Passes)
  await press('继续比对')
  expect(await screen.findByText('已完成4步,共4步')).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('button', { name: '立即比对' })).toBeTruthy())
  const keys = backend.calls('passes.start').map(call => call.key)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(2)
})

test('it stops where another instance has the rest, and says so', async () => {
  backend.on('passes.list', pass.passes).on('passes.start', { ...answered(3), busy: true })
  openPage(Passes)
  await press('继续比对')
  expect(await screen.findByText(/正由另一处进行/)).toBeTruthy()
  expect(backend.calls('passes.start')).toHaveLength(1)
})

test('a call that fails stops it with what was done, and it can be carried on', async () => {
  backend.on('passes.list', pass.passes).on('passes.start', answered(3), NETWORK, answered(4))
  openPage(Passes)
  await press('继续比对')
  await screen.findByText('已完成3步,共4步')
  await press('继续比对')
  expect(await screen.findByText('已完成4步,共4步')).toBeTruthy()
})

test('earlier runs stand below, with their counts', async () => {
  backend.on('passes.list', { items: [pass.passRun], next: null })
  openPage(Passes)
  expect(await screen.findByText('最近一次比对')).toBeTruthy()
  const rows = screen.getAllByRole('row').map(row => row.textContent)
  expect(rows.at(-1)).toContain('2026年11月22日 周日 02:00')
  expect(rows.at(-1)).toContain('全员比对')
  expect(rows.at(-1)).toContain('4/4')
  expect(rows.at(-1)).toContain('3,180')
})

test('no run yet', async () => {
  backend.on('passes.list', { items: [], next: null })
  openPage(Passes)
  expect(await screen.findByText('还没有比对过')).toBeTruthy()
  expect(body()).not.toContain('历次比对')
})

test('whoever may not see it is told so', async () => {
  backend.on('passes.list', new ServiceError('FORBIDDEN'))
  openPage(Passes)
  expect(await screen.findByText('您没有办理此项的权限。')).toBeTruthy()
})
