/** The lunar festivals checked by astronomy: a Chinese month begins on the Beijing day of the new moon (GB/T 33661-2017). */
import { addDays } from '../cloudfunctions/eligibility/rules/calendar'
import { dateOf, toInstant } from '../cloudfunctions/platform/clock'
import type { Instant } from '../types/schema'
import { holidays } from './holidays'

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

/** New moon number k after that of 2000-01-06; within a minute (J. Meeus, Astronomical Algorithms, ch. 49). */
function newMoon(k: number): Instant {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t
  const sun = 2.5534 + 29.1053567 * k
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const correction =
    -0.4072 * sin(moon) +
    0.17241 * e * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * node) +
    0.00739 * e * sin(moon - sun) -
    0.00514 * e * sin(moon + sun) +
    0.00208 * e * e * sin(2 * sun) -
    0.00111 * sin(moon - 2 * node) -
    0.00057 * sin(moon + 2 * node) +
    0.00056 * e * sin(2 * moon + sun) -
    0.00042 * sin(3 * moon) +
    0.00042 * e * sin(sun + 2 * node) +
    0.00038 * e * sin(sun - 2 * node) -
    0.00024 * e * sin(2 * moon - sun) -
    0.00017 * sin(124.7746 - 1.56375588 * k) +
    0.000325 * sin(299.77 + 0.107408 * k) +
    0.000165 * sin(251.88 + 0.016321 * k)
  const dynamical = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + correction
  const deltaT = 70 // seconds between dynamical and universal time in the 2020s
  return toInstant(Math.round((dynamical - 2440587.5) * 86_400_000 - deltaT * 1000))
}

const newMoonDays = new Set(Array.from({ length: 40 }, (_, i) => dateOf(newMoon(318 + i))))

test('the formula gives the published new moons', () => {
  expect(newMoon(-283).slice(0, 16)).toBe('1977-02-18T03:36') // Meeus, example 49.a: 03:37:42 TT
  expect(newMoon(335).slice(0, 15)).toBe('2027-02-06T15:5')
})

test.each([
  ['2026-02-17', 0, '春节'],
  // 23:56 in Beijing: four minutes later it would be the 7th, which is what the coarser formula of ICU 78 answers.
  ['2027-02-06', 0, '春节'],
  ['2026-06-19', 4, '端午节'],
  ['2027-06-09', 4, '端午节'],
  ['2026-09-25', 14, '中秋节'],
  ['2027-09-15', 14, '中秋节'],
])('%s is %i days after a new moon and a day off for %s', (day, after, name) => {
  const listed = holidays.find(holiday => holiday.day === day)
  expect(listed).toMatchObject({ kind: 'off', name })
  expect(newMoonDays).toContain(listed && addDays(listed.day, -after))
})
