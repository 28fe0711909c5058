import { checkCatalogue } from '../cloudfunctions/eligibility/rules/catalogue'
import { runExamples } from '../cloudfunctions/eligibility/rules/examples'
import { inForce, type Programme } from '../cloudfunctions/eligibility/rules/programme'
import type { LocalDate } from '../types/schema'
import { stagesOf } from './build'
import { cities } from './cities'
import type { City } from './city'
import { weeks } from './kinds/kind'
import * as fixtures from './fixtures/programmes'
import { nationalEntries } from './national/programmes'
import { ordinals } from './ordinals'

const packs: readonly (readonly [string, readonly Programme[]])[] = [
  ...Object.entries(cities).map(([name, { programmes }]) => [name, programmes] as const),
  ...Object.entries(fixtures),
]
const today = '2026-11-23' as LocalDate

test.each(packs)('%s holds together, and each of its worked cases comes out as said', (_, programmes) => {
  expect(checkCatalogue(programmes)).toMatchObject({ ok: true })
  for (const programme of programmes) {
    const results = runExamples(programme)
    expect({ code: programme.code, failed: results.filter(({ ok }) => !ok) }).toEqual({
      code: programme.code,
      failed: [],
    })
    const expected = results.map(result => result.expected)
    expect(expected).toEqual(expect.arrayContaining(['ELIGIBLE', 'NOT_ELIGIBLE']))
  }
})

test('a code has one ordinal in every pack, from the one list', () => {
  expect(new Set(Object.values(ordinals)).size).toBe(Object.keys(ordinals).length)
  const known: Readonly<Record<string, number>> = ordinals
  for (const { code, ordinal } of packs.flatMap(([, programmes]) => programmes))
    expect(known[code]).toBe(ordinal)
})

test('no text of a pack names a disease, hurts or congratulates, and none is in English', () => {
  const taboo = /失独|特殊家庭|高危|异常|畸形|二胎|三胎|癌|梅毒|艾滋|乙肝|恭喜|祝贺/
  for (const p of packs.flatMap(([, programmes]) => programmes)) {
    const texts = [p.title, p.summary, p.window, p.next, ...p.freeItems, ...p.documents, ...p.preparation]
    expect(texts.filter(text => taboo.test(text) || /[A-Za-z]/.test(text))).toEqual([])
  }
})

test.each(Object.entries<City>(cities))('%s can give what it promises, and where', (_, city) => {
  const { programmes, services, institutions, regions, quotas } = city
  const capabilities = new Set(institutions.flatMap(institution => institution.capabilities))
  for (const { code, service, voucherDays } of programmes) {
    if (voucherDays === undefined) continue
    const booked = services.find(known => known.code === service)
    expect({ code, known: service === undefined || booked !== undefined }).toEqual({ code, known: true })
    const needed = booked?.capability ?? code
    expect({ code, given: capabilities.has(needed) }).toEqual({ code, given: true })
    expect(quotas.some(quota => quota.programme === code && quota.year === 2026)).toBe(true)
  }
  const codes = new Set(regions.map(region => region.code))
  expect(codes.size).toBe(regions.length)
  for (const { code, parent } of regions) {
    if (parent === null) continue
    expect(codes.has(parent)).toBe(true)
    expect(code.startsWith(parent.replace(/(00)+$/, ''))).toBe(true)
  }
  for (const { region, sessions, capabilities: own } of institutions) {
    expect(codes.has(region)).toBe(true)
    for (const session of sessions) {
      const service = services.find(({ code }) => code === session.service)
      expect(own).toContain(service?.capability)
      // Who comes fasting is seen in the morning (domain H60).
      if (service?.morningOnly) expect(session.ends <= '12:00').toBe(true)
    }
  }
  expect(new Set(institutions.map(({ id }) => id)).size).toBe(institutions.length)
  expect([...city.signature].length).toBeLessThanOrEqual(8)
})

test('a city has its own version of a nationwide programme where it wrote one, and the nationwide one elsewhere', () => {
  const national = nationalEntries.map(entry => entry.code)
  const { programmes } = cities.chengdu
  const regionOf = (code: string) => programmes.find(programme => programme.code === code)?.region
  expect(regionOf('V_FOLIC')).toBe('5101')
  expect(regionOf('V_CONTRA')).toBe('CN')
  expect(programmes.map(({ code }) => String(code))).toEqual(expect.arrayContaining(national))
})

test('the longest region prefix wins: district, then city, then province, then the country', () => {
  const [base] = cities.yiling.programmes
  if (base === undefined) throw new Error('an empty pack')
  const at = (region: string): Programme => ({ ...base, region })
  const all = ['CN', '42', '4205', '420506'].map(at)
  const found = (place: string, among = all) => inForce(among, place, today).map(({ region }) => region)
  expect(found('420506')).toEqual(['420506'])
  expect(found('420502')).toEqual(['4205'])
  expect(found('420106')).toEqual(['42'])
  expect(found('320700')).toEqual(['CN'])
  expect(found('320700', all.slice(1))).toEqual([])
})

test('of two dated versions the later one holds from its first day, and the earlier one until the day before', () => {
  const windowOn = (day: string) =>
    inForce(cities.yiling.programmes, '420506', day as LocalDate).find(({ code }) => code === 'V_CANCER')
      ?.window
  expect(windowOn('2026-12-31')).toBe('35至64周岁,每3年一次')
  expect(windowOn('2027-01-01')).toBe('35至64周岁,每2年一次')
})

test.each(Object.entries<City>(cities))('the stages of %s promise only what it gives', (_, city) => {
  const titles = new Map<string, Programme>(city.programmes.map(programme => [programme.code, programme]))
  for (const { key, voucher, sms, thing, from, to } of city.stages) {
    const programme = titles.get(voucher ?? '')
    expect({ key, given: voucher === null || programme !== undefined }).toEqual({ key, given: true })
    if (programme === undefined) expect(`${thing}${sms}`).not.toMatch(/电子券|持券/)
    if (['V_NT', 'V_T2_SERUM', 'V_ANOM_US'].includes(voucher ?? ''))
      expect(programme?.window).toBe(`${weeks(Number(from))}至${weeks(Number(to))}`)
  }
})

test('a stage whose programme is not in the pack keeps its advice and loses its promise', () => {
  const stageOf = (key: string) => stagesOf([]).find(stage => stage.key === key)
  expect(stageOf('NB_CHD')).toMatchObject({
    voucher: null,
    sms: '宝宝出生6至72小时可做心脏筛查,无创,请在出院前确认已完成。',
  })
  expect(stageOf('PG_T2_SERUM')?.sms).not.toContain('券')
  expect(stageOf('PG_NIPT')).toBeUndefined()
  expect(stageOf('GIRL_HPV')).toMatchObject({ voucher: null, thing: '13岁女孩可免费打疫苗' })
  expect(() => stagesOf([], { PG_UNKNOWN: { to: 1 } })).toThrow('PG_UNKNOWN')
})

/** In fen: what one couple with one child costs, of these programmes. */
const packageOf = (city: City, ...codes: (keyof typeof ordinals)[]): number =>
  codes.reduce((sum, code) => sum + (city.programmes.find(p => p.code === code)?.unitCost ?? NaN), 0)

test('packages keep within what their city said: 1,973 and 900 yuan in 连云港, 3,000 and 5,000 in 济南', () => {
  const { lianyungang, jinan } = cities
  expect(packageOf(lianyungang, 'V_T2_SERUM', 'V_ANOM_US', 'V_PN_DIAG')).toBeLessThanOrEqual(197_300)
  expect(
    packageOf(lianyungang, 'V_NB_METAB', 'V_NB_HEARING', 'V_NB_CHD', 'V_NB_CHD_ECHO'),
  ).toBeLessThanOrEqual(90_000)
  const couple = packageOf(jinan, 'V_PREMARITAL', 'V_PRECONCEPTION', 'V_T2_SERUM', 'V_NIPT', 'V_NB_METAB')
  expect(couple).toBeLessThanOrEqual(300_000)
  expect(couple).toBeGreaterThan(290_000)
  expect(couple + packageOf(jinan, 'V_COUPLE_PLUS')).toBeLessThanOrEqual(500_000)
})
