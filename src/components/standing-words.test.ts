import { standing, type Standing } from '~types/eligibility'
import { z } from '~types/schema'
import * as sample from '../../test/client/samples'
import { standingLine } from './standing-words'

const today = '2026-11-23'
const line = (more: Partial<Record<keyof Standing, unknown>>): string =>
  standingLine(z.parse(standing, { ...sample.standing, ...more }), today)

test('a date of this year goes without its year, of another with it', () => {
  expect(line({ until: '2026-12-31' })).toBe('夫妻双方各一次,全部免费,12月31日前有效')
  expect(line({ until: '2027-05-21' })).toBe('夫妻双方各一次,全部免费,2027年5月21日前有效')
  expect(line({ outcome: 'soon', flipsOn: '2027-01-02' })).toBe('2027年1月2日起可以办理')
})
