/** Random people and random rules; values sit near the boundaries, where mistakes live. */
import fc from 'fast-check'
import type { LocalDate } from '../../../../types/schema'
import type { PersonFacts } from '../facts'
import { programmeVersion, type Programme } from '../programme'
import { dateOfDay, day } from './oracle'

export const todays = [
  '2026-11-22',
  '2026-12-31',
  '2027-02-28',
  '2027-03-01',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
] as LocalDate[]
const offsets = [-183, -91, -90, -89, -1, 0, 1, 76, 77, 97, 98, 105, 146, 147, 182, 183, 184, 365, 366]
export const ordinals = [0, 1, 5, 30, 31, 32, 61]

const offset = fc.constantFrom(...offsets)
const near = (today: LocalDate) =>
  fc.option(
    fc
      .tuple(offset, fc.integer({ min: -1, max: 1 }))
      .map(([days, shift]) => dateOfDay(day(today) - days + shift)),
    { freq: 4, nil: null },
  )
/** Some years ago within a day of today, or the end of a February. */
const anniversary = (today: LocalDate) =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: -1, max: 1 }))
      .map(([years, shift]) =>
        dateOfDay(
          day(
            `${Number(today.slice(0, 4)) - years}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`,
          ) + shift,
        ),
      ),
    fc
      .constantFrom(
        '2008-02-29',
        '1996-02-29',
        '1992-02-29',
        '1992-02-28',
        '1991-03-01',
        '2010-02-28',
        '1963-01-01',
      )
      .map(d => d as LocalDate),
  )
/** Born some days or months ago, near the ends of the windows that small children have. */
const smallChild = (today: LocalDate): fc.Arbitrary<LocalDate> =>
  fc.oneof(
    fc.integer({ min: 0, max: 9 }).map(days => dateOfDay(day(today) - days)),
    fc
      .constantFrom(20, 21, 27, 28, 29, 30, 31, 59, 60, 61, 365, 366, 1095, 1096, 1097)
      .map(days => dateOfDay(day(today) - days)),
    fc
      .constantFrom('2026-01-31', '2026-08-31', '2026-11-30', '2027-01-31', '2028-01-31')
      .map(d => d as LocalDate),
  )
const code = fc.option(fc.constantFrom(420506, 420503, 420581, 429004, 440105), { freq: 4, nil: null })
const maybeTrue = fc.constantFrom(true, false, null)
const masks = fc
  .array(fc.constantFrom(...ordinals), { maxLength: 3 })
  .map(bits => bits.reduce((mask, n) => mask | (1n << BigInt(n)), 0n))

export const person = (today: LocalDate): fc.Arbitrary<PersonFacts> =>
  fc.record({
    alive: fc.constantFrom(true, true, true, false),
    resident: fc.constantFrom(true, true, true, false),
    pregnant: fc.boolean(),
    sex: fc.constantFrom(1, 2, 2, 0, 9),
    birthDate: fc.option(fc.oneof({ weight: 3, arbitrary: anniversary(today) }, smallChild(today)), {
      freq: 12,
      nil: null,
    }),
    fetuses: fc.constantFrom(null, 1, 2),
    children: fc.constantFrom(null, 0, 1, 2),
    hukou: code,
    residence: code,
    residenceSince: near(today),
    permitUntil: near(today),
    marriedOn: near(today),
    datingLmp: near(today),
    plansPregnancyOn: near(today),
    lastScreenOn: fc.option(anniversary(today), { freq: 3, nil: null }),
    pregnancyEndedOn: near(today),
    partnerSex: fc.constantFrom(null, 0, 1, 1, 2),
    partnerBirthDate: fc.option(anniversary(today), { freq: 4, nil: null }),
    partnerHukou: code,
    partnerResidence: code,
    partnerResidenceSince: near(today),
    partnerPermitUntil: near(today),
    partnerLinked: maybeTrue,
    coupleId: fc.constantFrom(null, '7', '7'),
    village: fc.option(fc.constantFrom(420506001002, 420506012008, 420503001000, 440105000000), {
      freq: 4,
      nil: null,
    }),
    bornAt: fc.option(
      fc
        .tuple(smallChild(today), fc.constantFrom('00:00', '06:00', '08:30', '23:59'))
        .map(([date, time]) => `${date}T${time}`),
      { freq: 2, nil: null },
    ),
    motherHukou: code,
    motherResidence: code,
    evidence: fc.constantFrom(0n, 0n, 4n, 1n, 4097n),
    results: fc.constantFrom(0n, 0n, 1n, 65536n, 3n),
    hardship: fc.integer({ min: 0, max: 15 }),
    used: masks,
    holds: masks,
  })

const window = fc.record({ fromDays: offset, toDays: offset })
/** Bounds of which at least one is given. */
const bounds = <L extends string, H extends string>(low: L, high: H, from: number, to: number) =>
  fc
    .tuple(
      fc.integer({ min: from, max: to }),
      fc.integer({ min: from, max: to }),
      fc.constantFrom('low', 'high', 'both'),
    )
    .map(([a, b, which]) => ({
      ...(which === 'high' ? {} : { [low]: a }),
      ...(which === 'low' ? {} : { [high]: b }),
    }))
const ages = ['0h', '6h', '48h', '72h', '1d', '3d', '7d', '28d', '1m', '2m', '12m', '3y']
const other = fc.option(
  fc.constantFrom(...ordinals).map(ordinal => ({ code: `V_P${ordinal}X`, ordinal, title: '另一项' })),
  { nil: undefined },
)
const atom = fc.oneof(
  fc.constantFrom<unknown>(
    { is: 'alive' },
    { is: 'resident' },
    { is: 'couple' },
    { is: 'pregnant' },
    { is: 'partnerLinked' },
  ),
  fc
    .constantFrom('residenceSince', 'permitUntil', 'marriedOn', 'datingLmp', 'children')
    .map(fact => ({ is: 'known', fact })),
  fc.constantFrom('male', 'female').map(sex => ({ is: 'sex', sex })),
  fc
    .tuple(bounds('min', 'max', 14, 64), fc.constantFrom('today', 'edd', 'marriage'))
    .map(([b, on]) => ({ is: 'age', ...b, on })),
  fc
    .constantFrom(
      'HUKOU_ONE',
      'HUKOU_OR_PERMIT_ONE',
      'RESIDENT_6M_BOTH',
      'RESIDENT_6M_WOMAN',
      'CHANGZHU',
      'MILITARY',
      'ANY',
    )
    .map(mode => ({ is: 'residence', mode })),
  window.map(w => ({ is: 'married', ...w })),
  window.map(w => ({ is: 'plansPregnancy', ...w })),
  bounds('fromDays', 'toDays', 70, 190).map(b => ({ is: 'gestationalAge', ...b })),
  fc
    .tuple(bounds('min', 'max', 0, 2), fc.constantFrom('fetuses', 'children'))
    .map(([b, is]) => ({ is, ...b })),
  fc
    .subarray(['specialFamily', 'lowIncome', 'destitute', 'disabled'], { minLength: 1 })
    .map(anyOf => ({ is: 'hardship', anyOf })),
  fc.record({
    is: fc.constant('lastScreen'),
    yearsAgo: fc.integer({ min: 0, max: 5 }),
    never: fc.constantFrom('met', 'unknown'),
  }),
  fc.record({ is: fc.constantFrom('unused', 'unheld'), of: other }),
  fc.constant({ is: 'marriageAge' }),
  fc.integer({ min: 0, max: 200 }).map(withinDays => ({ is: 'pregnancyEnded', withinDays })),
  bounds('from', 'to', 0, 11).map(picked => ({
    is: 'childAge',
    ...Object.fromEntries(Object.entries(picked).map(([name, at]) => [name, ages[at]])),
  })),
  fc
    .subarray(['420506', '420506001', '420503', '420506012008'], { minLength: 1 })
    .map(anyOf => ({ is: 'district', anyOf, name: '主城区' })),
  fc
    .subarray(['residence_proof', 'military_spouse', 'consent_signed', 'referral'], { minLength: 1 })
    .map(anyOf => ({ is: 'evidence', anyOf, title: '证明' })),
  fc
    .tuple(fc.constantFrom('chd', 'hearing'), fc.constantFrom('positive', 'negative'))
    .map(([kind, result]) => ({ is: 'screening', kind, result })),
  fc.constantFrom('HUKOU_ONE', 'CHANGZHU', 'ANY').map(mode => ({ is: 'motherResidence', mode })),
)
const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    atom,
    fc.record({ is: fc.constant('all'), of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ is: fc.constant('any'), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ is: fc.constant('not'), of: tie('tree'), refusal: fc.constant('TOO_LATE') }),
  ),
}))
/** As published rules are: a conjunction with much in common with its neighbours, so that factoring has work. */
export const rule = fc.oneof(
  tree,
  fc
    .tuple(
      fc.subarray(['alive', 'resident', 'pregnant', 'couple', 'unused', 'unheld']),
      fc.boolean(),
      fc.array(tree, { minLength: 1, maxLength: 3 }),
    )
    .map(([shared, woman, rest]) => ({
      is: 'all',
      of: [...shared.map(is => ({ is })), ...(woman ? [{ is: 'sex', sex: 'female' }] : []), ...rest],
    })),
)

/** Rules that time alone decides. */
export const dated = fc.record({
  is: fc.constantFrom('all', 'any'),
  of: fc.array(
    fc.oneof(
      window.map(w => ({ is: 'married', fromDays: w.fromDays, toDays: w.fromDays + 60 })),
      window.map(w => ({ is: 'plansPregnancy', fromDays: w.fromDays, toDays: 366 })),
      bounds('fromDays', 'toDays', 70, 190).map(b => ({ is: 'gestationalAge', ...b })),
      bounds('min', 'max', 14, 64).map(b => ({ is: 'age', ...b, on: 'today' })),
      fc.constantFrom('HUKOU_OR_PERMIT_ONE', 'RESIDENT_6M_BOTH').map(mode => ({ is: 'residence', mode })),
      fc.constantFrom(1, 2).map(yearsAgo => ({ is: 'lastScreen', yearsAgo, never: 'met' })),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})

const region = fc.constantFrom('420506', '4205', '42', 'CN')
export const programme = (ordinal: number, rules: fc.Arbitrary<unknown> = rule): fc.Arbitrary<Programme> =>
  fc.tuple(rules, region).map(([tree, place]) =>
    programmeVersion.parse({
      code: `V_P${ordinal}X`,
      ordinal,
      version: 1,
      region: place,
      regionName: '某区',
      effectiveFrom: '2020-01-01',
      title: '某项',
      summary: '某项',
      subject: 'person',
      window: '任何时候',
      rule: tree,
      refusalOrder: [],
      freeItems: ['一项'],
      documents: [],
      preparation: [],
      next: '预约',
      source: '测试',
    }),
  )
export const city = fc.constantFrom(...todays).chain(today =>
  fc.record({
    today: fc.constant(today),
    programmes: fc.tuple(...ordinals.map(ordinal => programme(ordinal))).map(list => [...list]),
    people: fc.array(person(today), { minLength: 1, maxLength: 300, size: 'max' }),
  }),
)
