/** The pure rules: states, owners, reasons, and a file that no spreadsheet runs. */
import fc from 'fast-check'
import { yiling } from '../../../catalog/yiling'
import { guidanceState, contactOutcome } from '../../../types/lists'
import type { LocalDate } from '../../../types/schema'
import { factsOfExample } from '../../eligibility/rules/example'
import type { Predicate } from '../../eligibility/rules/predicate'
import { csvOf } from './csv'
import { after, type Step } from './line'
import { defaultArea, defaultOwner, type Worker } from './owner'
import { reasonOf, tellable, tellsSecret } from './reason'

const today = '2026-11-23' as LocalDate

describe('states', () => {
  const steps: Step[] = [
    ...contactOutcome.options.map(outcome => ({ kind: 'contact' as const, outcome })),
    { kind: 'hand_over' },
    { kind: 'accept' },
    { kind: 'return' },
  ]
  test('no step ends a line or leads out of an end', () => {
    for (const state of guidanceState.options)
      for (const step of steps) {
        const next = after(state, step)
        if (state === 'done' || state === 'closed') expect(next).toBeNull()
        expect(next === 'done' || next === 'closed').toBe(false)
      }
  })
  test('only what was handed over is accepted, and a call does not take a line away from the clinic', () => {
    expect(guidanceState.options.filter(state => after(state, { kind: 'accept' }) !== null)).toEqual([
      'handed_over',
    ])
    expect(after('accepted', { kind: 'contact', outcome: 'unreachable' })).toBe('accepted')
    expect(after('accepted', { kind: 'contact', outcome: 'declined' })).toBe('declined')
    expect(after('unreachable', { kind: 'contact', outcome: 'reached' })).toBe('contacted')
  })
})

describe('owners', () => {
  const prefix = fc.constantFrom('420506', '420506001', '420506002', '420506001001', '420506001002')
  const staff = fc
    .uniqueArray(
      prefix.map(code => code),
      { minLength: 0, maxLength: 5 },
    )
    .chain(codes =>
      fc.constant(
        codes.map((code, i): Worker => ({
          accountKey: `k${i}`,
          login: `w${i}`,
          name: `员${i}`,
          range: [code.padEnd(12, '0'), code.padEnd(12, '9')],
        })),
      ),
    )
  const village = fc.constantFrom('420506001001', '420506001002', '420506002001', '420506003001', '0')
  test('the area of a worker is exactly the villages that fall to her', () => {
    fc.assert(
      fc.property(staff, village, (workers, code) => {
        const owner = defaultOwner(workers, code)
        for (const worker of workers) {
          const area = defaultArea(workers, worker.accountKey)
          const inside = ([from, to]: readonly [string, string]) =>
            BigInt(from) <= BigInt(code) && BigInt(code) <= BigInt(to)
          const falls = area !== null && inside(area.range) && !area.without.some(inside)
          expect(falls).toBe(owner?.accountKey === worker.accountKey)
        }
      }),
    )
  })
  test('of two of one division the first login has it', () => {
    const range = ['420506001000', '420506001999'] as const
    const both = ['b', 'a'].map(login => ({ accountKey: login, login, name: login, range }))
    expect(defaultOwner(both, '420506001001')?.login).toBe('a')
    expect(defaultArea(both, 'nobody')).toBeNull()
  })
})

describe('reasons', () => {
  const [programme] = yiling.programmes
  if (programme === undefined) throw new Error('no programme')
  const poor: Predicate = { is: 'hardship', anyOf: ['lowIncome'] }
  const grown: Predicate = { is: 'age', min: 18, on: 'today' }
  const facts = { ...factsOfExample({}), hardship: 2 }
  const of = (rule: Predicate) => ({ ...programme, rule, summary: '低保家庭免费' })

  test('a list never tells a certified category, whatever the rule', () => {
    const leaf = fc.constantFrom(poor, grown)
    const rule = fc.letrec<{ tree: Predicate }>(tie => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .array(tie('tree'), { minLength: 1, maxLength: 3 })
          .map((list): Predicate => ({ is: 'all', of: list })),
        fc
          .array(tie('tree'), { minLength: 1, maxLength: 3 })
          .map((list): Predicate => ({ is: 'any', of: list })),
      ),
    })).tree
    fc.assert(
      fc.property(rule, tree => {
        const words = [
          reasonOf(of(tree), facts, today),
          ...tellable(of(tree), facts, today).map(({ text }) => text),
        ]
        if (JSON.stringify(tree).includes('hardship')) expect(words.join()).not.toMatch(/低保|帮扶|认定/)
      }),
    )
  })
  test('a list tells a category by itself when nobody else can be on it', () => {
    expect(tellsSecret({ is: 'all', of: [grown, poor] })).toBe(true)
    expect(tellsSecret({ is: 'any', of: [poor, poor] })).toBe(true)
    // Who is on the list of the examination after a positive screen has one.
    expect(
      tellsSecret({ is: 'all', of: [grown, { is: 'screening', kind: 'chd', result: 'positive' }] }),
    ).toBe(true)
    expect(tellsSecret({ is: 'any', of: [grown, poor] })).toBe(false)
    expect(tellsSecret({ is: 'not', of: poor, refusal: 'DOCTOR_FIRST' })).toBe(false)
  })
})

test('no cell of a file begins as a formula, and each comes back as it was', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('＝1+1', '＋1', '\nx', '=1+1', '+1', '-1', '@x', '\tx', '\rx', 'a"b', 'a,b', 'a\nb'),
  )
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), row => {
      const text = csvOf(['头'], [row])
      const line = text.slice('\uFEFF头\r\n'.length, -2)
      const back: string[] = []
      const pattern = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gsy
      for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
        back.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
        if (match[3] === '') break
      }
      expect(back.map(value => value.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/, ''))).toEqual(
        row.map(value => value.replace(/^'(?=[=+\-@\t\r])/, '')),
      )
      for (const value of back) expect(value).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})
