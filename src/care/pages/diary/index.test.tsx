// What she measures herself: written with its bounds, drawn as a curve, taken away again; a figure says what it asks for.
import { screen } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/diary-samples'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import { pointsOf } from './curve'
import DiaryPage from './index'

const backend = useBackend()

test('two figures are written together, and the curve says in words what it draws', async () => {
  backend.on('diary.mine', given.pressures).on('diary.add', given.pressure)
  openPage(DiaryPage)
  expect(
    await screen.findByLabelText('收缩压2次,最低118,最高142,最近142;舒张压2次,最低76,最高88,最近88'),
  ).toBeTruthy()
  expect(body()).toContain('给医生看')
  fill('收缩压(高压)', '118')
  expect(screen.getByRole('button', { name: '记录' }).getAttribute('aria-disabled')).toBe('true')
  fill('舒张压(低压)', '760')
  expect(await screen.findByText('舒张压应在30至160')).toBeTruthy()
  fill('舒张压(低压)', '76')
  await press('记录')
  expect(backend.inputs('diary.add')[0]?.values).toEqual({
    kind: 'blood_pressure',
    systolic: 118,
    diastolic: 76,
  })
  expect(toasts()).toEqual(['已记录'])
  expect(await screen.findByText(/自己测的数字只供参考/)).toBeTruthy()
})

test('glucose belongs to a time of day, and a low one asks for today', async () => {
  const low = {
    ...given.pressure,
    values: { kind: 'glucose', mmol: 3, when: 'after_1h' },
    advice: 'today',
  } as const
  backend.on('diary.mine', { items: [], next: null }).on('diary.add', low)
  openPage(DiaryPage)
  await press('血糖', 'radio')
  expect(await screen.findByText('还没有记录')).toBeTruthy()
  fill('血糖值', '3')
  await press('餐后1小时', 'radio')
  await press('记录')
  expect(backend.inputs('diary.add')[0]?.values).toEqual({ kind: 'glucose', mmol: 3, when: 'after_1h' })
  expect(await screen.findByText(/请先吃含糖的食物/)).toBeTruthy()
})

test('a slip is taken away after a question', async () => {
  backend.on('diary.mine', given.pressures, { items: [given.pressure], next: null }).on('diary.remove', {})
  openPage(DiaryPage)
  await press(/142\/88/)
  await press('删除')
  expect(backend.inputs('diary.remove')).toEqual([{ recordId: '702' }])
  await screen.findByText('118/76')
  expect(screen.queryByText('142/88')).toBeNull()
})

test('points lie between the bounds, oldest left; a single one in the middle', () => {
  const bounds = { least: 0, most: 10 }
  expect(pointsOf([0, 10, 5], bounds)).toEqual([
    { left: 0, top: 100 },
    { left: 50, top: 0 },
    { left: 100, top: 50 },
  ])
  expect(pointsOf([5], bounds)).toEqual([{ left: 50, top: 50 }])
})
