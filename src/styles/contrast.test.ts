/** @jest-environment node */
// The palette's promise: every text can be read on every ground that it may stand on, in all four appearances.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileString } from 'sass'

const appearances = {
  light: ['light'],
  'light care': ['light', 'light-care'],
  dark: ['dark'],
  'dark care': ['dark', 'dark-care'],
}

const TEXT = ['--ink', '--ink-2', '--ink-3', '--brand-ink', '--accent-ink']
const GROUNDS = ['--paper', '--surface', '--sunken']
const PAIRS: readonly (readonly [string, string])[] = [
  ...TEXT.flatMap(text => GROUNDS.map(ground => [text, ground] as const)),
  ...['ok', 'warn', 'danger', 'info'].flatMap(tone =>
    [`--${tone}-tint`, '--surface', '--paper'].map(ground => [`--${tone}-ink`, ground] as const),
  ),
  ...['--ink', '--ink-2', '--brand-ink'].map(text => [text, '--brand-tint'] as const),
  ...['--ink', '--ink-2', '--accent-ink'].map(text => [text, '--accent-tint'] as const),
  ...['--ok-tint', '--warn-tint', '--danger-tint', '--info-tint'].map(ground => ['--ink', ground] as const),
  ['--on-brand', '--brand'],
  ['--on-brand', '--brand-press'],
  ['--on-danger', '--danger'],
]

function tokensOf(mixins: readonly string[]): Map<string, string> {
  const source = `@use 'palette'; a { ${mixins.map(name => `@include palette.${name};`).join(' ')} }`
  const { css } = compileString(source, { loadPaths: [__dirname] })
  return new Map(
    [...css.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function pale(
  mixins: readonly string[],
  pairs: readonly (readonly [string, string])[],
  least: number,
): string[] {
  const tokens = tokensOf(mixins)
  return pairs.flatMap(([front, ground]) => {
    const [a, b] = [tokens.get(front), tokens.get(ground)]
    if (a === undefined || b === undefined) return [`${front} on ${ground}: no such colour`]
    const ratio = contrast(a, b)
    return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : []
  })
}

test('the formula gives 21 for black on white and 1 for a colour on itself', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#1f5c4d', '#1f5c4d')).toBe(1)
})

test.each(Object.entries(appearances))('every text has a contrast of at least 4.5 in %s', (_, mixins) => {
  expect(pale(mixins, PAIRS, 4.5)).toEqual([])
})

test.each(Object.entries(appearances))(
  'the borders of controls have a contrast of at least 3 in %s',
  (_, mixins) => {
    expect(
      pale(
        mixins,
        GROUNDS.slice(0, 2).map(ground => ['--line-strong', ground] as const),
        3,
      ),
    ).toEqual([])
  },
)

test.each([
  ['light care', ['light'], ['light', 'light-care']],
  ['dark care', ['dark'], ['dark', 'dark-care']],
])('%s is never paler than its normal appearance', (_, normal, care) => {
  const [before, after] = [tokensOf(normal), tokensOf(care)]
  for (const text of TEXT) {
    const [a = '', b = '', ground = ''] = [before.get(text), after.get(text), after.get('--surface')]
    expect(contrast(b, ground)).toBeGreaterThanOrEqual(contrast(a, ground))
  }
})

test('the bars of the host have the colours of the page', () => {
  const theme: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'theme.json'), 'utf8'))
  for (const [name, mixin] of [
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const) {
    const tokens = tokensOf([mixin])
    expect(theme).toMatchObject({
      [name]: {
        bar: tokens.get('--paper'),
        paper: tokens.get('--paper'),
        tab: tokens.get('--surface'),
        tabOn: tokens.get('--brand'),
      },
    })
  }
})
