// Counting movements: one press each, those within five minutes are one, and a closed page loses nothing.
import { screen } from '@testing-library/react'
import { signOut } from '@/api/sign-out'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/diary-samples'
import { body, openPage, press } from '../../../../test/client/open-page'
import MovementPage, { counted } from './index'

const backend = useBackend()
const none = { items: [], next: null }

test('movements within five minutes of a counted one are one', () => {
  const minute = 60_000
  expect(counted([])).toBe(0)
  expect(counted([0, 1 * minute, 4 * minute])).toBe(1)
  expect(counted([0, 4 * minute, 5 * minute, 9 * minute, 10 * minute])).toBe(3)
})

test('a count survives the page, is written with its time, and says what it asks for', async () => {
  backend.on('diary.mine', none).on('diary.add', given.movement)
  const { unmount } = openPage(MovementPage)
  await press('开始数')
  await press('动了一下')
  unmount()
  openPage(MovementPage)
  expect(await screen.findByText('已数1分钟')).toBeTruthy()
  await press('结束并记录')
  expect(backend.inputs('diary.add')[0]?.values).toEqual({ kind: 'movement', count: 1, minutes: 1 })
  expect(await screen.findByText(/请当天到医院检查;明显减少或消失/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '开始数' })).toBeTruthy()
})

test('who signs out leaves no count for the next one on this phone', async () => {
  backend.on('diary.mine', none)
  const { unmount } = openPage(MovementPage)
  await press('开始数')
  unmount()
  await signOut()
  openPage(MovementPage)
  expect(await screen.findByRole('button', { name: '开始数' })).toBeTruthy()
})

test('a count may be dropped', async () => {
  backend.on('diary.mine', none)
  openPage(MovementPage)
  await press('开始数')
  await press('这次不记')
  expect(screen.getByRole('button', { name: '开始数' })).toBeTruthy()
  expect(body()).toContain('还没有数过')
  expect(backend.calls('diary.add')).toEqual([])
})
