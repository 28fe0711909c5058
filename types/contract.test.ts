import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Action } from './action'
import { contract } from './contract'
import { commonErrors, errorRow, fill, ServiceError } from './errors'
import { refusals } from './refusals'

const root = path.resolve(__dirname, '..')
const actions: [string, Action][] = Object.entries(contract)

function testSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return testSources(full)
    return /\.test\.tsx?$/.test(entry.name) ? [readFileSync(full, 'utf8')] : []
  })
}

test.each(actions)('%s says who may call it, and staff actions name their roles', (_, { access }) => {
  expect(['public', 'account', 'resident', 'staff']).toContain(access.who)
  if (access.who === 'staff') expect(access.roles.length).toBeGreaterThan(0)
})

test('only reads are public', () => {
  expect(actions.filter(([, { access, kind }]) => access.who === 'public' && kind === 'write')).toEqual([])
})

test('every action is called by name in a test of its room', () => {
  const sources = testSources(path.join(root, 'cloudfunctions')).join('\n')
  const called = (name: string) =>
    new RegExp(`\\b(ok|refused|call)\\(\\s*'${name.replace('.', '\\.')}'`).test(sources)
  expect(actions.map(([name]) => name).filter(name => !called(name))).toEqual([])
})

test('every error that an action declares has a Chinese text and an HTTP status', () => {
  const codes = [...commonErrors, ...actions.flatMap(([, { errors }]) => errors)]
  for (const code of codes) {
    const row = errorRow(code)
    expect(row.text).toMatch(/\p{Script=Han}.*[。?]$/u)
    expect(row.status).toBeGreaterThanOrEqual(400)
  }
})

test('a refusal text has no placeholder that stays unfilled', () => {
  const failure = new ServiceError('ALREADY_REDEEMED', { at: '11月23日', institution: '某院' }).failure()
  expect(failure.text).toBe('此券已于11月23日在某院核销。')
  for (const text of Object.values(refusals)) expect(fill(text)).not.toMatch(/[{}]/)
})
