/** Subsidies and registrations: papers, a review, a decision; neutral words, because anybody may look over a shoulder (F4). */
import {
  alive,
  all,
  any,
  at,
  daysAgo,
  granted,
  pregnantAt,
  refused,
  resident,
  reviewed,
  version,
  type Entry,
  type Node,
  type Place,
} from './kind'

const order = ['NOT_CERTIFIED', 'TOO_LATE', 'NOT_LOCAL', 'DOCTOR_FIRST', 'ALREADY_USED'] as const
const once: Node = { is: 'unused' }
/** Days, at the longest usual. */
const hospitalStay = 30
const local: Node = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }
const woman: Node = { is: 'sex', sex: 'female' }

/** 「特困家庭」住院分娩补助: within six months of the delivery, by its invoice. */
export const deliverySubsidy = (place: Place): Entry =>
  version('S_POOR_DELIVERY', place, {
    title: '住院分娩补助',
    summary: '经认定的家庭在本地定点医院分娩,可申请一次补助。',
    subject: 'person',
    every: 'year',
    window: '分娩后6个月内',
    rule: all(
      alive,
      resident,
      woman,
      local,
      { is: 'hardship', anyOf: ['destitute', 'lowIncome', 'disabled'] },
      { is: 'evidence', anyOf: ['delivery_invoice'], title: '住院分娩发票' },
      once,
    ),
    refusalOrder: [...order],
    freeItems: ['住院分娩补助1次'],
    documents: ['身份证', '住院分娩发票', '认定证明', '本人银行卡'],
    preparation: [],
    unitCost: 50_000,
    next: '带材料到乡镇、街道窗口申请。',
    examples: [
      granted('已认定并核验发票', { ...at(place), hardship: ['destitute'], evidence: ['delivery_invoice'] }),
      reviewed('还没有发票', { ...at(place), hardship: ['destitute'] }),
      refused('没有认定信息', { ...at(place), evidence: ['delivery_invoice'] }, 'NOT_CERTIFIED'),
    ],
  })

/** 辅助生殖技术补助: only on her own request, never offered by a message. */
export const artSubsidy = (place: Place): Entry =>
  version('S_ART', place, {
    title: '辅助生育补助',
    summary: '经认定的家庭在有资质的机构接受辅助生育服务,可申请补助。',
    subject: 'person',
    every: 'year',
    window: '治疗周期内,每年一次',
    rule: all(
      alive,
      resident,
      local,
      { is: 'hardship', anyOf: ['specialFamily'] },
      { is: 'evidence', anyOf: ['licensed_art_centre'], title: '机构资质与治疗记录' },
      once,
    ),
    refusalOrder: [...order],
    freeItems: ['辅助生育服务补助'],
    documents: ['身份证', '治疗记录与发票', '本人银行卡'],
    preparation: [],
    unitCost: 2_000_000,
    next: '联系您的家庭服务专员,代为准备材料。',
    examples: [
      granted('已认定并核验记录', {
        ...at(place),
        hardship: ['specialFamily'],
        evidence: ['licensed_art_centre'],
      }),
      reviewed('还没有治疗记录', { ...at(place), hardship: ['specialFamily'] }),
      refused('没有认定信息', { ...at(place), evidence: ['licensed_art_centre'] }, 'NOT_CERTIFIED'),
    ],
  })

/** 高危孕产妇医疗救助, by the report of a certified assessor; the word risk is the doctor's, not the screen's. */
export const maternalAid = (place: Place): Entry =>
  version('S_HRP_AID', place, {
    title: '孕产妇医疗救助',
    summary: '经医生评估需要救助的孕产妇,可申请一次医疗费用救助。',
    subject: 'person',
    every: 'year',
    window: '出院后12个月内',
    rule: all(
      alive,
      resident,
      woman,
      local,
      // Twelve months after discharge (domain B2). Discharge is on no record: the counter sees it on the settlement list.
      any({ is: 'pregnant' }, { is: 'pregnancyEnded', withinDays: 365 + hospitalStay }),
      { is: 'evidence', anyOf: ['risk_report'], title: '医院评估报告' },
      once,
    ),
    refusalOrder: ['SEX_MISMATCH', 'NOT_REGISTERED', ...order],
    freeItems: ['医疗费用救助1次'],
    documents: ['身份证', '医院评估报告', '费用结算单', '本人银行卡'],
    preparation: [],
    unitCost: 500_000,
    next: '带材料到乡镇、街道窗口申请。',
    examples: [
      granted('已核验评估报告', { ...pregnantAt(place, 200), evidence: ['risk_report'] }),
      reviewed('还没有评估报告', pregnantAt(place, 200)),
      reviewed('孕期结束三个月,还没有评估报告', { ...at(place), pregnancyEndedOn: daysAgo(90) }),
      refused('从没有登记过孕期', at(place), 'NOT_REGISTERED'),
      refused('孕期结束已两年', { ...at(place), pregnancyEndedOn: daysAgo(730) }, 'NOT_REGISTERED'),
      refused(
        '户籍与居住都在外地',
        { ...pregnantAt(place, 200), hukou: place.away, residence: place.away, evidence: ['risk_report'] },
        'NOT_LOCAL',
      ),
    ],
  })

/** 奖励扶助 (南安四项制度): certified, reviewed, published with masked names. */
export const reward = (place: Place): Entry =>
  version('S_REWARD', place, {
    title: '家庭奖励扶助',
    summary: '符合条件的家庭经申报、审核、公示后,按年领取奖励扶助。',
    subject: 'person',
    every: 'year',
    window: '满49周岁,每年审核一次',
    rule: all(
      alive,
      resident,
      { is: 'residence', mode: 'HUKOU_ONE' },
      { is: 'age', on: 'today', min: 49 },
      { is: 'evidence', anyOf: ['bank_account'], title: '本人银行卡' },
      once,
    ),
    refusalOrder: ['AGE_RANGE', ...order],
    freeItems: ['奖励扶助金,按年发放'],
    documents: ['身份证', '户口簿', '本人银行卡'],
    preparation: [],
    unitCost: 144_000,
    next: '到村(社区)申报,审核后公示。',
    examples: [
      granted('满49周岁并登记银行卡', { ...at(place), birthDate: '1977-11-23', evidence: ['bank_account'] }),
      refused(
        '差一天满49周岁',
        { ...at(place), birthDate: '1977-11-24', evidence: ['bank_account'] },
        'AGE_RANGE',
      ),
      reviewed('还没有银行卡信息', { ...at(place), birthDate: '1970-01-01' }),
    ],
  })

/** No child on record is an answer here: a city's adults are not each a case for a human because they registered none. */
const motherOnRecord = all({ is: 'known', fact: 'children' }, { is: 'children', min: 1 })

/** 生育登记 (成都): no approval, any order, no marriage condition (四川 2023-02-15). */
export const birthRegistration = (place: Place): Entry =>
  version('S_BIRTH_REG', place, {
    title: '生育登记',
    summary: '网上登记,不限孩次、不限婚姻,孕期或生育后都可办理。',
    subject: 'pregnancy',
    window: '孕期至生育后',
    rule: all(
      alive,
      { is: 'any', of: [{ is: 'pregnant' }, motherOnRecord], refusal: 'NOT_REGISTERED' },
      { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' },
      once,
    ),
    refusalOrder: ['NOT_REGISTERED', 'NOT_LOCAL', 'PERMIT_EXPIRED', 'ALREADY_USED'],
    freeItems: ['网上申请、核查、登记', '电子登记凭证'],
    documents: ['身份证(有电子证照的不用提交)'],
    preparation: [],
    unitCost: 0,
    next: '在线提交,一次告知需要的材料。',
    examples: [
      granted('孕期,不问婚姻', pregnantAt(place, 100)),
      granted('生育后', { ...at(place), children: 1 }),
      refused('没有登记过孕期和孩子', at(place), 'NOT_REGISTERED'),
      refused(
        '双方都不是本地',
        { ...pregnantAt(place, 100), hukou: place.away, residence: place.away },
        'NOT_LOCAL',
      ),
      reviewed('户籍不清楚', { pregnant: true, datingLmp: daysAgo(100) }),
    ],
  })
