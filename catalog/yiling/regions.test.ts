import { regions } from './regions'

const byLevel = (level: number): readonly string[] => regions.filter(r => r.level === level).map(r => r.code)

test('the district has twelve towns of eight villages each, and one division outside it', () => {
  expect(byLevel(3)).toEqual(['420506', '500101'])
  expect(byLevel(4)).toEqual(Array.from({ length: 12 }, (_, i) => `420506${String(i + 1).padStart(3, '0')}`))
  expect(byLevel(5)).toHaveLength(96)
})

test('every code is there once and extends that of its parent', () => {
  expect(new Set(regions.map(r => r.code)).size).toBe(regions.length)
  for (const { code, parent } of regions) if (parent !== null) expect(code.startsWith(parent)).toBe(true)
})

test('no two villages share a name', () => {
  const names = regions.filter(r => r.level === 5).map(r => r.name)
  expect(new Set(names).size).toBe(names.length)
})
