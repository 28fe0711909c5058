/** Programmes of a pregnancy, each with its window in days of gestational age, both ends included. Domain B2. */
import {
  all,
  any,
  alive,
  at,
  daysAgo,
  granted,
  pregnantAt,
  pregnantWoman,
  refused,
  resident,
  reviewed,
  unspent,
  version,
  weeks,
  woman,
  type Case,
  type Entry,
  type Node,
  type Place,
} from './kind'

const order = [
  ...([
    'SEX_MISMATCH',
    'NOT_REGISTERED',
    'GA_UNKNOWN',
    'TOO_EARLY',
    'TOO_LATE',
    'DOCTOR_FIRST',
    'ALREADY_CLAIMED',
  ] as const),
  ...(['ALREADY_USED', 'BUNDLE_EXCLUSIVE', 'NOT_LOCAL', 'RESIDENCE_SHORT', 'NOT_IN_CATALOG_REGION'] as const),
]
const booklet = ['身份证', '《母子健康手册》']

/** First and last day of the window, and the residence test of the place. */
export interface GaWindow {
  readonly from: number
  readonly to: number
  readonly local: Node
}

const windowWords = ({ from, to }: GaWindow): string => `${weeks(from)}至${weeks(to)}`
const windowNodes = ({ from, to, local }: GaWindow): readonly Node[] => [
  local,
  { is: 'gestationalAge', fromDays: from, toDays: to },
]
/** Every boundary day of a window. */
const windowCases = (place: Place, { from, to }: GaWindow, more = {}): readonly Case[] => [
  granted('窗口第一天', { ...pregnantAt(place, from), ...more }),
  granted('窗口最后一天', { ...pregnantAt(place, to), ...more }),
  refused('窗口前一天', { ...pregnantAt(place, from - 1), ...more }, 'TOO_EARLY'),
  refused('窗口过后一天', { ...pregnantAt(place, to + 1), ...more }, 'TOO_LATE'),
  reviewed('孕周还不清楚', { ...pregnantAt(place, from), ...more, datingLmp: null }),
]

export const folic = (place: Place, change: Partial<Entry> = {}): Entry =>
  version(
    'V_FOLIC',
    place,
    {
      title: '免费叶酸',
      summary: '计划怀孕和孕早期的女性免费领取叶酸,每天0.4毫克。',
      subject: 'pregnancy',
      window: '计划怀孕前90天至孕12周+6',
      rule: all(
        alive,
        resident,
        woman,
        any(
          { is: 'gestationalAge', toDays: 90 },
          all(
            { is: 'not', of: { is: 'pregnant' }, refusal: 'TOO_LATE' },
            { is: 'plansPregnancy', fromDays: -90, toDays: 183 },
          ),
        ),
        ...unspent,
      ),
      refusalOrder: [
        ...([
          'NOT_LOCAL',
          'SEX_MISMATCH',
          'ALREADY_CLAIMED',
          'ALREADY_USED',
          'TOO_EARLY',
          'TOO_LATE',
          'DOCTOR_FIRST',
        ] as const),
      ],
      freeItems: ['叶酸片,每次领取3个月用量'],
      documents: ['身份证'],
      preparation: [],
      voucherDays: 90,
      unitCost: 3_600,
      guideDays: 30,
      next: '领取电子券,到就近的社区卫生服务中心领取叶酸。',
      examples: [
        granted('三个月后计划怀孕', { ...at(place), plansPregnancyOn: daysAgo(-90) }),
        granted('孕12周+6', pregnantAt(place, 90)),
        refused('孕13周', pregnantAt(place, 91), 'TOO_LATE'),
        reviewed('没有登记计划怀孕的时间', at(place)),
      ],
    },
    change,
  )

export const antenatalBasic = (place: Place, change: Partial<Entry> = {}): Entry =>
  version(
    'V_ANC_BASIC',
    place,
    {
      title: '免费孕产妇健康管理',
      summary: '常住孕妇免费建册,孕期至少5次检查,产后有上门看望。',
      subject: 'pregnancy',
      window: '孕12周+6前建册最好,之后仍可建册',
      rule: all(...pregnantWoman, { is: 'residence', mode: 'CHANGZHU' }, ...unspent),
      refusalOrder: [
        'GA_UNKNOWN',
        'TOO_LATE',
        'NOT_REGISTERED',
        'CLOSED_PREGNANCY',
        'NOT_LOCAL',
        'SEX_MISMATCH',
      ],
      freeItems: ['建立《母子健康手册》', '孕期5次检查与指导', '产后7天内上门看望', '产后42天检查'],
      documents: ['身份证', '怀孕证明(如有)'],
      preparation: ['第一次检查请空腹'],
      service: 'antenatal_visit',
      voucherDays: 300,
      unitCost: 20_000,
      guideDays: 14,
      next: '预约第一次产检,当天建册。',
      examples: [
        granted('孕8周的常住孕妇', pregnantAt(place, 56)),
        granted('孕30周仍可建册', pregnantAt(place, 210)),
        refused('没有登记中的孕期', at(place), 'NOT_REGISTERED'),
        reviewed('现居住地不清楚', { ...pregnantAt(place, 56), residence: null }),
      ],
    },
    change,
  )

export const firstBlood = (place: Place): Entry =>
  version('V_PMTCT', place, {
    title: '首次产检免费血检',
    summary: '每位孕妇第一次产检时免费抽血检查一次,结果只告诉本人。',
    subject: 'pregnancy',
    window: '整个孕期,越早越好',
    rule: all(...pregnantWoman, { is: 'residence', mode: 'ANY' }, ...unspent),
    refusalOrder: [
      ...([
        'GA_UNKNOWN',
        'NOT_REGISTERED',
        'CLOSED_PREGNANCY',
        'ALREADY_CLAIMED',
        'ALREADY_USED',
        'SEX_MISMATCH',
      ] as const),
    ],
    freeItems: ['首次产检血液检查1次'],
    documents: ['身份证'],
    preparation: [],
    service: 'antenatal_visit',
    voucherDays: 280,
    unitCost: 8_000,
    next: '领取电子券,第一次产检时出示。',
    examples: [
      granted('孕期,不限户籍', { ...pregnantAt(place, 60), hukou: place.away, residence: place.away }),
      refused('没有登记中的孕期', at(place), 'NOT_REGISTERED'),
    ],
  })

export const earlyUltrasound = (place: Place, window: GaWindow): Entry =>
  version('V_NT', place, {
    title: '免费孕早期超声',
    summary: `${windowWords(window)}免费做一次早期超声测量。`,
    subject: 'pregnancy',
    window: windowWords(window),
    rule: all(...pregnantWoman, ...windowNodes(window), ...unspent),
    refusalOrder: order,
    freeItems: ['早期超声测量1次'],
    documents: booklet,
    preparation: ['不用空腹,按医生要求憋尿'],
    service: 'ultrasound',
    voucherDays: 60,
    unitCost: 12_000,
    guideDays: 14,
    next: `领取电子券,约在${windowWords(window)}之间。`,
    examples: [...windowCases(place, window)],
  })

/** Serum screening of the first or second trimester: one fetus, under 35 at the expected date; others see a doctor first. */
const serum = (code: 'V_T1_SERUM' | 'V_T2_SERUM', when: string, place: Place, window: GaWindow): Entry =>
  version(code, place, {
    title: `免费孕${when}期血清筛查`,
    summary: `${windowWords(window)}免费抽血筛查一次。`,
    subject: 'pregnancy',
    window: windowWords(window),
    rule: all(
      ...pregnantWoman,
      ...windowNodes(window),
      { is: 'age', on: 'edd', max: 34, refusal: 'DOCTOR_FIRST' },
      { is: 'fetuses', min: 1, max: 1 },
      ...unspent,
    ),
    refusalOrder: order,
    freeItems: ['血清筛查1次', '结果解读与咨询'],
    documents: booklet,
    preparation: ['抽血当天空腹'],
    service: 'prenatal_screening',
    voucherDays: 60,
    unitCost: 15_000,
    guideDays: 21,
    next: `领取电子券,约在${windowWords(window)}之间。`,
    examples: [
      ...windowCases(place, window),
      refused('双胎先由医生评估', { ...pregnantAt(place, window.from), fetuses: 2 }, 'DOCTOR_FIRST'),
      refused(
        '预产期满35周岁先由医生评估',
        { ...pregnantAt(place, window.from), birthDate: '1990-01-01' },
        'DOCTOR_FIRST',
      ),
    ],
  })
export const firstSerum = (place: Place, window: GaWindow): Entry => serum('V_T1_SERUM', '早', place, window)
export const secondSerum = (place: Place, window: GaWindow): Entry => serum('V_T2_SERUM', '中', place, window)

/** The systematic ultrasound; `district` where only the main urban area gives it (连云港). */
export const systemUltrasound = (
  place: Place,
  window: GaWindow,
  district?: { readonly anyOf: string[]; readonly name: string },
): Entry => {
  const inside = district === undefined ? {} : { village: Number((district.anyOf[0] ?? '').padEnd(12, '0')) }
  const outside = { village: Number(String(place.away).padEnd(12, '0')) }
  return version('V_ANOM_US', place, {
    title: '免费孕中期超声检查',
    summary: `${windowWords(window)}免费做一次系统超声。`,
    subject: 'pregnancy',
    window: windowWords(window),
    rule: all(
      ...pregnantWoman,
      ...windowNodes(window),
      ...(district === undefined ? [] : [{ is: 'district' as const, ...district }]),
      ...unspent,
    ),
    refusalOrder: order,
    freeItems: ['系统超声1次'],
    documents: booklet,
    preparation: ['不用空腹,检查前适当走动'],
    service: 'ultrasound',
    voucherDays: 60,
    unitCost: 20_000,
    guideDays: 21,
    next: `领取电子券,约在${windowWords(window)}之间。`,
    examples: [
      ...windowCases(place, window, inside),
      ...(district === undefined
        ? []
        : [
            refused(
              `不住在${district.name}`,
              { ...pregnantAt(place, window.from), ...outside },
              'NOT_IN_CATALOG_REGION',
            ),
          ]),
    ],
  })
}

/** A later ultrasound of the third trimester (进贤). */
export const lateUltrasound = (place: Place, window: GaWindow): Entry =>
  version('V_LATE_US', place, {
    title: '免费孕晚期超声检查',
    summary: `${windowWords(window)}免费做一次超声。`,
    subject: 'pregnancy',
    window: windowWords(window),
    rule: all(...pregnantWoman, ...windowNodes(window), ...unspent),
    refusalOrder: order,
    freeItems: ['孕晚期超声1次'],
    documents: booklet,
    preparation: ['不用空腹,检查前适当走动'],
    service: 'ultrasound',
    voucherDays: 60,
    unitCost: 10_000,
    next: `领取电子券,约在${windowWords(window)}之间。`,
    examples: [...windowCases(place, window)],
  })

/** Free only on a doctor's indication, which a counter has seen; the contraindications are the doctor's to ask. */
export const nipt = (place: Place, local: Node, forAll = false): Entry => {
  const window: GaWindow = { from: 84, to: 160, local }
  const seen = forAll ? {} : { evidence: ['high_risk_indication' as const] }
  const cases = windowCases(place, window, seen)
  return version('V_NIPT', place, {
    title: '免费无创基因筛查',
    summary: `${windowWords(window)},经医生评估后免费抽血筛查一次。`,
    subject: 'pregnancy',
    window: windowWords(window),
    rule: all(
      ...pregnantWoman,
      ...windowNodes(window),
      ...(forAll
        ? []
        : [
            {
              is: 'evidence' as const,
              anyOf: ['high_risk_indication' as const, 'referral' as const],
              title: '医生的筛查建议单',
            },
          ]),
      ...unspent,
    ),
    refusalOrder: [
      'SEX_MISMATCH',
      'NOT_REGISTERED',
      'DOCTOR_FIRST',
      'GA_UNKNOWN',
      'TOO_EARLY',
      'TOO_LATE',
      'NOT_LOCAL',
    ],
    freeItems: ['无创基因筛查1次', '检查前后咨询'],
    documents: [...booklet, '知情同意书(到院签署)'],
    preparation: ['不用空腹', '检查前请先听医生说明'],
    service: 'prenatal_screening',
    voucherDays: 45,
    unitCost: 60_000,
    next: '领取电子券后预约,检查前请先听医生说明。',
    examples: [...cases, ...(forAll ? [] : [reviewed('还没有医生的建议单', pregnantAt(place, 100))])],
  })
}

export const diagnosis = (place: Place, local: Node): Entry => {
  const window: GaWindow = { from: 112, to: 160, local }
  return version('V_PN_DIAG', place, {
    title: '免费产前诊断',
    summary: '经筛查机构转诊的孕妇,可免费做一次进一步检查。',
    subject: 'pregnancy',
    window: windowWords(window),
    rule: all(
      ...pregnantWoman,
      ...windowNodes(window),
      { is: 'evidence', anyOf: ['referral'], title: '筛查机构转诊单' },
      ...unspent,
    ),
    refusalOrder: [
      'SEX_MISMATCH',
      'NOT_REGISTERED',
      'DOCTOR_FIRST',
      'GA_UNKNOWN',
      'TOO_EARLY',
      'TOO_LATE',
      'NOT_LOCAL',
    ],
    freeItems: ['产前诊断1次', '遗传咨询'],
    documents: [...booklet, '筛查机构转诊单'],
    preparation: ['由医生说明后再决定是否做'],
    service: 'prenatal_screening',
    voucherDays: 45,
    unitCost: 140_000,
    next: '带转诊单到产前诊断机构,由医生说明后再决定。',
    examples: [
      ...windowCases(place, window, { evidence: ['referral'] }),
      reviewed('还没有转诊单', pregnantAt(place, 120)),
    ],
  })
}

/** 母婴健康快车: from the 28th week a car comes; never a substitute for 120. */
export const shuttle = (place: Place): Entry =>
  version('V_SHUTTLE', place, {
    title: '母婴健康快车免费接送',
    summary: '孕28周起住得较远的孕妇临产时可免费接送到医院,紧急情况请先拨打120。',
    subject: 'pregnancy',
    window: '孕28周至分娩',
    rule: all(
      ...pregnantWoman,
      { is: 'residence', mode: 'CHANGZHU' },
      { is: 'gestationalAge', fromDays: 196, toDays: 300 },
      ...unspent,
    ),
    refusalOrder: order,
    freeItems: ['临产时接送到医院1次'],
    documents: booklet,
    preparation: ['提前登记住址和联系电话', '紧急情况请先拨打120'],
    voucherDays: 120,
    unitCost: 15_000,
    next: '领取电子券,登记接送地址;临产时拨打券面电话。',
    examples: [
      granted('孕28周', pregnantAt(place, 196)),
      refused('孕27周+6', pregnantAt(place, 195), 'TOO_EARLY'),
      refused('居住地在外地', { ...pregnantAt(place, 200), residence: place.away }, 'NOT_LOCAL'),
    ],
  })
