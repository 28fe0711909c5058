/** Programmes of adults that hang on neither a union nor a pregnancy: screening, contraception, family-planning services. */
import {
  alive,
  all,
  at,
  granted,
  refused,
  resident,
  unspent,
  version,
  woman,
  type Entry,
  type Node,
  type Place,
} from './kind'

const local: Node = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }

export const womensScreening = (place: Place, yearsAgo: number, residence: Node = local): Entry =>
  version('V_CANCER', place, {
    title: '女性免费健康筛查',
    summary: `35至64周岁女性每${yearsAgo}年免费做一次乳腺和宫颈健康检查。`,
    subject: 'person',
    window: `35至64周岁,每${yearsAgo}年一次`,
    rule: all(
      alive,
      resident,
      woman,
      { is: 'age', on: 'today', min: 35, max: 64 },
      residence,
      // The screening record of the place is complete: no record means that none was done.
      { is: 'lastScreen', yearsAgo, never: 'met' },
      { is: 'not', of: { is: 'pregnant' }, refusal: 'DOCTOR_FIRST' },
      { is: 'unheld' },
    ),
    refusalOrder: [
      ...([
        'SEX_MISMATCH',
        'AGE_RANGE',
        'RESULT_STILL_VALID',
        'NOT_LOCAL',
        'PERMIT_EXPIRED',
        'ALREADY_CLAIMED',
        'ALREADY_USED',
      ] as const),
    ],
    freeItems: ['乳腺检查', '宫颈检查'],
    documents: ['身份证'],
    preparation: ['避开经期', '检查前一天不用阴道药物'],
    service: 'womens_screening',
    voucherDays: 180,
    unitCost: 13_000,
    guideDays: 180,
    next: '领取电子券后预约。',
    examples: [
      granted('40岁的本地女性', { ...at(place), birthDate: '1986-11-23' }),
      granted('64岁的最后一天', { ...at(place), birthDate: '1961-11-24' }),
      refused('34岁', { ...at(place), birthDate: '1991-11-24' }, 'AGE_RANGE'),
      refused('男性', { ...at(place), sex: 1, birthDate: '1980-01-01' }, 'SEX_MISMATCH'),
      refused(
        '上次检查未满间隔',
        { ...at(place), birthDate: '1986-01-01', lastScreenOn: '2026-01-01' },
        'RESULT_STILL_VALID',
      ),
    ],
  })

/** 集中性妇女病普查 (南安): several times a year for married women of child-bearing age. */
export const campaign = (place: Place): Entry =>
  version('V_CAMPAIGN', place, {
    title: '妇女常见病免费普查',
    summary: '20至64周岁女性每年可参加免费常见病检查,乡镇每年集中组织3次以上。',
    subject: 'person',
    every: 'year',
    window: '20至64周岁,每年一次',
    rule: all(
      alive,
      resident,
      woman,
      { is: 'age', on: 'today', min: 20, max: 64 },
      { is: 'residence', mode: 'CHANGZHU' },
      ...unspent,
    ),
    refusalOrder: ['SEX_MISMATCH', 'AGE_RANGE', 'NOT_LOCAL', 'ALREADY_CLAIMED', 'ALREADY_USED'],
    freeItems: ['妇科检查', '超声检查', '健康咨询'],
    documents: ['身份证'],
    preparation: ['避开经期', '检查前排空小便'],
    service: 'womens_screening',
    voucherDays: 120,
    unitCost: 6_000,
    guideDays: 120,
    next: '领取电子券,按村里通知的时间参加,或自己预约。',
    examples: [
      granted('30岁的常住女性', at(place)),
      refused('19岁', { ...at(place), birthDate: '2007-06-01' }, 'AGE_RANGE'),
      refused('住在外地', { ...at(place), residence: place.away }, 'NOT_LOCAL'),
    ],
  })

export const contraceptives = (place: Place): Entry =>
  version('V_CONTRA', place, {
    title: '免费避孕药具',
    summary: '18周岁及以上免费领取避孕药具;部分需医生指导使用。',
    subject: 'person',
    every: 'month',
    window: '18周岁起,每月一次',
    rule: all(
      alive,
      resident,
      { is: 'age', on: 'today', min: 18 },
      { is: 'residence', mode: 'CHANGZHU' },
      ...unspent,
    ),
    refusalOrder: ['AGE_RANGE', 'ALREADY_CLAIMED', 'ALREADY_USED', 'NOT_LOCAL'],
    freeItems: ['避孕套', '口服与外用避孕药', '需医生操作的避孕服务(到院)'],
    documents: ['身份证'],
    preparation: [],
    voucherDays: 30,
    unitCost: 1_500,
    next: '领取电子券,到就近的发放点领取。',
    examples: [
      granted('18岁生日当天', { ...at(place), birthDate: '2008-11-23' }),
      refused('18岁生日前一天', { ...at(place), birthDate: '2008-11-24' }, 'AGE_RANGE'),
      refused('本月已领取', { ...at(place), used: [9] }, 'ALREADY_USED'),
    ],
  })

/** 免费计划生育技术服务: at the hospital, on demand. */
export const familyPlanning = (place: Place): Entry =>
  version('V_FP_SERVICE', place, {
    title: '免费计划生育技术服务',
    summary: '育龄夫妻按需免费享受避孕节育手术和随访。',
    subject: 'person',
    every: 'year',
    window: '20至49周岁,按需',
    rule: all(
      alive,
      resident,
      { is: 'couple' },
      { is: 'age', on: 'today', min: 20, max: 49 },
      { is: 'residence', mode: 'CHANGZHU' },
      ...unspent,
    ),
    refusalOrder: ['AGE_RANGE', 'NOT_LOCAL', 'PARTNER_NOT_LINKED', 'ALREADY_CLAIMED', 'ALREADY_USED'],
    freeItems: ['避孕节育手术', '术前检查与术后随访'],
    documents: ['身份证'],
    preparation: ['先到门诊咨询,由医生安排时间'],
    voucherDays: 90,
    unitCost: 30_000,
    next: '领取电子券,到计划生育技术服务机构咨询。',
    examples: [
      granted('有伴侣登记的30岁常住居民', { ...at(place), coupleId: '1' }),
      refused('50岁', { ...at(place), coupleId: '1', birthDate: '1976-11-23' }, 'AGE_RANGE'),
      refused('没有伴侣登记', at(place), 'PARTNER_NOT_LINKED'),
    ],
  })
