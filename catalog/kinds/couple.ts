/** Programmes of a couple: the premarital check, the pre-pregnancy check, the enhanced package. Domain B1. */
import {
  alive,
  all,
  any,
  at,
  daysAgo,
  granted,
  refused,
  resident,
  reviewed,
  unspent,
  version,
  type CaseFacts,
  type Entry,
  type Node,
  type Place,
} from './kind'

const married = (place: Place, days: number): CaseFacts => ({
  ...at(place),
  marriedOn: daysAgo(days),
  coupleId: '1',
  partnerSex: 1,
  partnerBirthDate: '1995-01-01',
  partnerHukou: place.home,
  partnerResidence: place.home,
})
const strangers = (place: Place): CaseFacts => ({
  hukou: place.away,
  residence: place.away,
  partnerHukou: place.away,
  partnerResidence: place.away,
})

const permitOf = ({ region, regionName }: Place): string =>
  region === 'CN' ? '居住证(如有)' : `居住证(户籍不在${regionName}时)`

/** Opens so many days before the registration and closes so many after it. */
export interface Around {
  readonly before: number
  readonly after: number
  /** The residence test of the place. */
  readonly local: Node
  readonly apart?: readonly Node[]
}

/** 免费婚前医学检查: voluntary; too young to register is told, and does not refuse. */
export const premarital = (
  place: Place,
  { before, after, local, apart = [] }: Around,
  change: Partial<Entry> = {},
): Entry =>
  version(
    'V_PREMARITAL',
    place,
    {
      title: '免费婚前医学检查',
      summary: '为准备结婚和新婚的夫妻双方免费检查一次,结果只告诉本人。',
      subject: 'couple',
      window: `结婚登记前${before}天至登记后${after}天`,
      rule: all(
        alive,
        resident,
        { is: 'couple' },
        local,
        { is: 'married', fromDays: -before, toDays: after },
        ...apart,
        ...unspent,
      ),
      warnings: [{ when: { is: 'marriageAge' }, refusal: 'AGE_MARRY' }],
      refusalOrder: [
        ...([
          'NOT_LOCAL',
          'PERMIT_EXPIRED',
          'RESIDENCE_SHORT',
          'TOO_EARLY',
          'TOO_LATE',
          'BUNDLE_EXCLUSIVE',
        ] as const),
        ...(['ALREADY_CLAIMED', 'ALREADY_USED', 'PARTNER_NOT_LINKED'] as const),
      ],
      freeItems: [
        '健康询问与体格检查',
        '血常规、尿常规',
        '肝功能与血清学检查',
        '胸部检查(可能怀孕时不做)',
        '婚前保健咨询',
      ],
      documents: ['双方身份证', permitOf(place)],
      preparation: ['检查当天空腹', '女方避开经期,干净3天后再来', '可能怀孕请先告诉医生'],
      service: 'premarital_check',
      voucherDays: 90,
      unitCost: 32_000,
      guideDays: 60,
      next: '领取电子券,两个人一起约一次检查。',
      examples: [
        granted('登记一个月的本地夫妻', married(place, 30)),
        granted('窗口最后一天', married(place, after)),
        refused('窗口过后一天', married(place, after + 1), 'TOO_LATE'),
        refused('还没有结婚登记或关联', at(place), 'PARTNER_NOT_LINKED'),
        refused('已经领取', { ...married(place, 30), holds: [0] }, 'ALREADY_CLAIMED'),
        reviewed('户籍和居住地都不清楚', {
          ...married(place, 30),
          hukou: null,
          residence: null,
          partnerHukou: null,
        }),
      ],
    },
    change,
  )

/** 免费孕前优生健康检查: each child order once; best 3 to 6 months before, at the latest with 12 weeks and 6 days. */
export const preconception = (
  place: Place,
  local: Node,
  apart: readonly Node[] = [],
  change: Partial<Entry> = {},
): Entry =>
  version(
    'V_PRECONCEPTION',
    place,
    {
      title: '免费孕前优生健康检查',
      summary: '计划怀孕的夫妻双方免费检查一次,最好在怀孕前3至6个月。',
      subject: 'couple',
      window: '计划怀孕前6个月至孕12周+6',
      rule: all(
        alive,
        resident,
        { is: 'couple' },
        local,
        any(
          { is: 'gestationalAge', toDays: 90 },
          all(
            { is: 'not', of: { is: 'pregnant' }, refusal: 'TOO_LATE' },
            { is: 'plansPregnancy', fromDays: -183, toDays: 183 },
          ),
        ),
        ...apart,
        ...unspent,
      ),
      refusalOrder: [
        ...(['NOT_LOCAL', 'RESIDENCE_SHORT', 'BUNDLE_EXCLUSIVE', 'ALREADY_CLAIMED', 'ALREADY_USED'] as const),
        ...(['RESULT_STILL_VALID', 'TOO_EARLY', 'TOO_LATE', 'PARTNER_NOT_LINKED'] as const),
      ],
      freeItems: [
        '优生健康教育与询问',
        '体格检查',
        '血液与尿液检查',
        '妇科超声',
        '风险评估与咨询指导',
        '早孕和分娩后随访',
      ],
      documents: ['双方身份证', permitOf(place)],
      preparation: ['检查当天空腹', '女方避开经期,干净3天后再来'],
      service: 'preconception_check',
      voucherDays: 180,
      unitCost: 48_000,
      guideDays: 90,
      next: '登记计划怀孕的时间,领取电子券后预约。',
      examples: [
        granted('三个月后计划怀孕的本地夫妻', { ...married(place, 400), plansPregnancyOn: daysAgo(-90) }),
        granted('孕12周+6', { ...married(place, 400), pregnant: true, datingLmp: daysAgo(90) }),
        refused('孕13周', { ...married(place, 400), pregnant: true, datingLmp: daysAgo(91) }, 'TOO_LATE'),
        reviewed('没有登记计划怀孕的时间', married(place, 400)),
      ],
    },
    change,
  )

/** What certified households get beyond the checks of everybody, on the same screens as anybody's. */
export const couplePlus = (place: Place, local: Node): Entry =>
  version('V_COUPLE_PLUS', place, {
    title: '婚孕检查加项减免',
    summary: '经认定的家庭在婚检、孕检基础上可减免更多检查项目。',
    subject: 'couple',
    window: '结婚登记前90天至孕12周+6',
    rule: all(
      alive,
      resident,
      { is: 'couple' },
      local,
      { is: 'hardship', anyOf: ['lowIncome', 'destitute', 'disabled'] },
      {
        is: 'not',
        of: { is: 'all', of: [{ is: 'pregnant' }, { is: 'gestationalAge', fromDays: 91 }] },
        refusal: 'TOO_LATE',
      },
      ...unspent,
    ),
    refusalOrder: [
      'NOT_CERTIFIED',
      'NOT_LOCAL',
      'TOO_LATE',
      'ALREADY_CLAIMED',
      'ALREADY_USED',
      'PARTNER_NOT_LINKED',
    ],
    freeItems: ['甲状腺功能与血糖', '心电图', '妇科超声与男方检查加项', '遗传咨询'],
    documents: ['双方身份证'],
    preparation: ['检查当天空腹', '女方避开经期,干净3天后再来'],
    service: 'preconception_check',
    voucherDays: 180,
    unitCost: 200_000,
    guideDays: 60,
    next: '领取电子券后预约,检查时一并减免。',
    examples: [
      granted('已认定的本地夫妻', { ...married(place, 30), hardship: ['lowIncome'] }),
      refused('没有认定信息', married(place, 30), 'NOT_CERTIFIED'),
      refused(
        '双方都不是本地',
        { ...married(place, 30), ...strangers(place), hardship: ['disabled'] },
        'NOT_LOCAL',
      ),
    ],
  })
