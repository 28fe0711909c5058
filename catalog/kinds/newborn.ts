/** Programmes of a small child; the child is asked about, and the mother claims. Windows from the minute or day of birth. */
import {
  alive,
  all,
  daysAgo,
  granted,
  refused,
  reviewed,
  unspent,
  version,
  type CaseFacts,
  type Entry,
  type Node,
  type Place,
} from './kind'

type MotherMode = 'HUKOU_ONE' | 'CHANGZHU' | 'ANY'
const order = [
  'TOO_EARLY',
  'TOO_LATE',
  'DOCTOR_REFERS',
  'ALREADY_CLAIMED',
  'ALREADY_USED',
  'NOT_LOCAL',
] as const
const papers = ['出生医学证明或母亲身份证']

/** A child born so many days ago, at half past eight, of a mother who is registered and lives in the place. */
const born = (place: Place, days: number, more: CaseFacts = {}): CaseFacts => ({
  birthDate: daysAgo(days),
  bornAt: `${daysAgo(days)}T08:30`,
  motherHukou: place.home,
  motherResidence: place.home,
  ...more,
})
const elsewhere = (place: Place): CaseFacts => ({
  hukou: place.away,
  motherHukou: place.away,
  motherResidence: place.away,
})

interface Screening {
  readonly title: string
  readonly summary: string
  readonly window: string
  readonly from: string
  readonly to: string
  readonly freeItems: string[]
  readonly unitCost: number
  /** Days after birth of the first and last day, and of the day after it. */
  readonly days: readonly [first: number, last: number]
  readonly next: string
  readonly also?: readonly Node[]
  readonly facts?: CaseFacts
}

function screening(
  code: 'V_NB_METAB' | 'V_NB_HEARING' | 'V_NB_CHD' | 'V_NB_CHD_ECHO' | 'V_NB_DEAF_GENE' | 'V_CHILD_HEALTH',
  place: Place,
  mode: MotherMode,
  kind: Screening,
): Entry {
  const { title, summary, window, from, to, freeItems, unitCost, days, next, also = [], facts = {} } = kind
  const [first, last] = days
  return version(code, place, {
    title,
    summary,
    subject: 'person',
    every: 'once',
    window,
    rule: all(alive, { is: 'childAge', from, to }, { is: 'motherResidence', mode }, ...also, ...unspent),
    refusalOrder: [...order],
    freeItems,
    documents: papers,
    preparation: [],
    voucherDays: 60,
    unitCost,
    guideDays: 7,
    next,
    examples: [
      granted('窗口第一天', born(place, first, facts)),
      granted('窗口最后一天', born(place, last, facts)),
      refused('窗口过后一天', born(place, last + 1, facts), 'TOO_LATE'),
      ...(first > 0 ? [refused('窗口前一天', born(place, first - 1, facts), 'TOO_EARLY')] : []),
      ...(mode === 'ANY'
        ? []
        : [
            refused('母亲不是本地', { ...born(place, first, facts), ...elsewhere(place) }, 'NOT_LOCAL'),
            reviewed('母亲的信息不清楚', {
              ...born(place, first, facts),
              hukou: null,
              motherHukou: null,
              motherResidence: null,
            }),
          ]),
    ],
  })
}

/** Heel blood from 72 hours to 7 days, late until the 20th day (the start is configuration: some provinces take 48 hours). */
export const metabolic = (place: Place, mode: MotherMode, panel: string): Entry =>
  screening('V_NB_METAB', place, mode, {
    title: '新生儿代谢筛查',
    summary: '出生满72小时至7天采足跟血,最晚20天内补采。',
    window: '出生满72小时至20天,最好在7天内',
    from: '72h',
    to: '20d',
    freeItems: [panel, '结果告知与咨询'],
    unitCost: 12_000,
    days: [3, 20],
    next: '出院前或回到出生医院采血,领取电子券即可免费。',
  })

export const hearing = (place: Place, mode: MotherMode): Entry =>
  screening('V_NB_HEARING', place, mode, {
    title: '新生儿听力筛查',
    summary: '出生满48小时做听力筛查,42天内可复筛。',
    window: '出生满48小时至42天',
    from: '48h',
    to: '42d',
    freeItems: ['听力初筛1次', '听力复筛1次(需要时)'],
    unitCost: 8_000,
    days: [2, 42],
    next: '出院前完成;没有做的,42天内到筛查机构补做。',
  })

export const chd = (place: Place, mode: MotherMode): Entry =>
  screening('V_NB_CHD', place, mode, {
    title: '新生儿心脏筛查',
    summary: '出生后6至72小时内、出院前免费做一次心脏筛查。',
    window: '出生满6小时至72小时,出院前',
    from: '6h',
    to: '72h',
    freeItems: ['心脏听诊与血氧测定1次'],
    unitCost: 5_000,
    days: [0, 3],
    next: '出院前请护士完成筛查。',
  })

/** Opens by itself on a positive screening; the words say only that a doctor asked for it. */
export const echo = (place: Place, mode: MotherMode): Entry =>
  screening('V_NB_CHD_ECHO', place, mode, {
    title: '新生儿超声心动图',
    summary: '医生登记需要进一步检查的孩子,免费做一次超声心动图。',
    window: '出生28天内,最好7天内',
    from: '0d',
    to: '28d',
    freeItems: ['超声心动图1次', '心脏专科咨询'],
    unitCost: 20_000,
    days: [0, 28],
    next: '请在7天内到诊断机构检查,医生会向您说明。',
    also: [{ is: 'screening', kind: 'chd', result: 'positive' }],
    facts: { results: [{ kind: 'chd', result: 'positive' }] },
  })

export const deafnessGene = (place: Place): Entry =>
  screening('V_NB_DEAF_GENE', place, 'HUKOU_ONE', {
    title: '新生儿听力基因筛查',
    summary: '本地户籍的新生儿免费做一次听力相关基因筛查。',
    window: '出生满3天至28天',
    from: '3d',
    to: '28d',
    freeItems: ['听力相关基因筛查1次', '遗传咨询'],
    unitCost: 15_000,
    days: [3, 28],
    next: '与足跟血一起采集,领取电子券即可免费。',
  })

export const childHealth = (place: Place, change: Partial<Entry> = {}): Entry => ({
  ...screening('V_CHILD_HEALTH', place, 'ANY', {
    title: '免费儿童健康管理',
    summary: '常住儿童免费建册、定期体检和发育评估,直到3周岁。',
    window: '出生至3周岁',
    from: '0d',
    to: '3y',
    freeItems: ['新生儿上门看望', '8次体格检查与发育评估', '听力、视力筛查', '喂养与护理指导'],
    unitCost: 16_000,
    days: [0, 1096],
    next: '到居住地社区或乡镇卫生院建册。',
  }),
  ...change,
})

/** 育儿补贴 (2025): each child under three; the amount is set nationally, the place is that of the child's registration. */
export const childcare = (place: Place): Entry =>
  version('S_CHILDCARE', place, {
    title: '育儿补贴',
    summary: '未满3周岁的孩子每年可申领一次补贴,每孩每年3600元。',
    subject: 'person',
    every: 'year',
    window: '出生至3周岁,每年申领一次',
    rule: all(alive, { is: 'childAge', to: '3y' }, { is: 'motherResidence', mode: 'HUKOU_ONE' }, ...unspent),
    refusalOrder: [...order],
    freeItems: ['每孩每年3600元'],
    documents: ['出生医学证明', '户口簿', '监护人银行卡'],
    preparation: [],
    next: '在户籍地乡镇、街道或线上办理申领。',
    unitCost: 360_000,
    examples: [
      granted('一岁的孩子', born(place, 365)),
      refused('三岁生日过后', born(place, 1097), 'TOO_LATE'),
    ],
  })
