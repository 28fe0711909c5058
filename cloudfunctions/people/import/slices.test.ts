import fc from 'fast-check'
import type { Feed } from './feed'
import { feeds } from './feed'
import { rowsOfSlice, Slicer } from './slices'
import type { KeptRow } from './table'

const rowsFor = (feed: Feed, numbers: readonly (readonly string[])[]): KeptRow[] =>
  numbers.map((own, i) => ({
    row: i + 2,
    whole: true,
    cells: feeds[feed].columns.map(column =>
      column.includes('号码') ? (own[column.startsWith('女') ? 1 : 0] ?? '') : 'x',
    ),
  }))
function slicesOf(feed: Feed, rows: readonly KeptRow[], size: number): KeptRow[][] {
  const slicer = new Slicer(feed)
  for (const row of rows) slicer.add(row)
  return slicer.slices(size).map(rowsOfSlice)
}
const number = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '')

test('no row is lost or changed, and the order of the file holds within a slice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), fc.integer({ min: 1, max: 5 }), (numbers, size) => {
      const rows = rowsFor('civil_affairs_marriages', numbers)
      const slices = slicesOf('civil_affairs_marriages', rows, size)
      expect(slices.flat().sort((a, b) => a.row - b.row)).toEqual(rows)
      for (const slice of slices)
        expect(slice.map(({ row }) => row)).toEqual(slice.map(({ row }) => row).sort((a, b) => a - b))
    }),
  )
})

test('whoever is connected by marriages in the file is in one slice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), numbers => {
      const slices = slicesOf('civil_affairs_marriages', rowsFor('civil_affairs_marriages', numbers), 1)
      const seen = new Map<string, number>()
      slices.forEach((slice, n) => {
        for (const { cells } of slice)
          for (const own of [cells[4] ?? '', cells[7] ?? ''].filter(text => text !== '')) {
            expect(seen.get(own) ?? n).toBe(n)
            seen.set(own, n)
          }
      })
    }),
  )
})

test('one number in any writing comes into one slice', () => {
  const rows = rowsFor('household_register', [
    ['47010119960229002x'],
    ['47010119960229002X'],
    ['４7010119960229002X'],
  ])
  expect(slicesOf('household_register', rows, 1).filter(slice => slice.length > 0)).toHaveLength(1)
})
