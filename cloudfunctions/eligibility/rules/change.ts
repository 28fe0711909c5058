/**
 * What would change a "no": by itself on a day, or by something that she can do. Honest to the end: as soon as one condition
 * can be met neither by waiting nor by doing, nothing is promised.
 */
import type { Change } from '../../../types/eligibility'
import type { RefusalCode } from '../../../types/refusals'
import type { LocalDate } from '../../../types/schema'
import { chineseDate } from './calendar'
import type { Condition } from './conditions'
import { explain } from './explain'
import type { PersonFacts } from './facts'
import type { Programme } from './programme'

interface Way {
  readonly text: string
  readonly page?: string
}

const declare = '/pages/declare/index'
const partner = '/pages/partner/index'

/** Null: nothing that she could do. A date, where the condition has one, is told before any of these. */
const ways: Readonly<Record<RefusalCode, Way | null>> = {
  AGE_MARRY: null,
  AGE_RANGE: null,
  SEX_MISMATCH: null,
  NOT_LOCAL: { text: '办理居住证或迁入户籍后,带证件到窗口登记', page: declare },
  RESIDENCE_SHORT: { text: '到窗口提交社区居住证明', page: declare },
  PERMIT_EXPIRED: { text: '办理居住证签注,再到窗口登记新的有效期', page: declare },
  TOO_EARLY: null,
  TOO_LATE: null,
  // Said of whoever may be pregnant and of nobody in particular: it is read after a loss too.
  NOT_REGISTERED: { text: '在孕期的,先登记孕期', page: '/pages/pregnancy/index' },
  GA_UNKNOWN: { text: '登记末次月经,或请医生录入预产期', page: '/pages/pregnancy/index' },
  ALREADY_USED: null,
  ALREADY_CLAIMED: { text: '使用已领取的电子券', page: '/pages/vouchers/index' },
  BUNDLE_EXCLUSIVE: null,
  RESULT_STILL_VALID: null,
  PARTNER_NOT_LINKED: { text: '对方用本人微信确认', page: partner },
  PARTNER_PENDING: { text: '对方用本人微信确认', page: partner },
  DUPLICATE_PERSON: { text: '人工核对完成' },
  ID_MISMATCH: { text: '带证件原件到窗口核对' },
  ID_TYPE_UNSUPPORTED: { text: '带证件原件到窗口办理' },
  NOT_IN_CATALOG_REGION: null,
  SITE_NO_CAPABILITY: { text: '另选可以办理的机构' },
  SITE_CLOSED: { text: '另选日期' },
  SLOT_FULL: { text: '另选时段' },
  QUOTA_YEAR: { text: '名额补充' },
  DOCTOR_FIRST: { text: '先由医生评估,医生登记后再办理' },
  DOCTOR_REFERS: null,
  CONSENT_MISSING: { text: '阅读并单独同意', page: '/pages/mine/index' },
  MINOR_GUARDIAN: { text: '由监护人陪同到窗口办理' },
  NOT_CERTIFIED: { text: '取得认定后,带证明到窗口登记' },
  CLOSED_PREGNANCY: null,
  REVOKED: { text: '申请复核' },
  SYSTEM_RETRY: { text: '稍后再试' },
  EXPIRED_VOUCHER: null,
  PROXY_NOT_AUTH: { text: '本人用微信确认授权' },
}

/** The first day of the next year or month, when a benefit of the person may be claimed anew. */
function nextPeriod(today: LocalDate, { subject, every = 'year' }: Programme): LocalDate | null {
  if (subject !== 'person' || every === 'once') return null
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  if (every === 'year' || month === 12) return `${year + 1}-01-01` as LocalDate
  return `${year}-${String(month + 1).padStart(2, '0')}-01` as LocalDate
}

function changeOf(
  { reasons, flipsOn, then }: Condition,
  programme: Programme,
  today: LocalDate,
): Change | null {
  if (flipsOn !== null)
    return { text: `${chineseDate(flipsOn, today)}起:${then ?? '条件改变'}`, on: flipsOn, page: null }
  const codes = reasons.map(({ code }) => code)
  if (codes.includes('ALREADY_USED')) {
    const on = nextPeriod(today, programme)
    return on === null ? null : { text: `${chineseDate(on, today)}起可再次领取`, on, page: null }
  }
  const way = codes.map(code => ways[code]).find(found => found !== null)
  return way === undefined ? null : { text: way.text, on: null, page: way.page ?? null }
}

/**
 * Days alone are promised only when on the last of them the answer is yes: one condition may begin as another ends. By then
 * a new year or month has cleared what was used.
 */
function comesTrue(changes: readonly Change[], programme: Programme, facts: PersonFacts): boolean {
  const days = changes.flatMap(({ on }) => on ?? [])
  const last = days.sort().at(-1)
  if (last === undefined || days.length < changes.length) return true
  if (programme.effectiveTo !== undefined && last > programme.effectiveTo) return false
  const cleared = { ...facts, used: facts.used & ~(1n << BigInt(programme.ordinal)) }
  return explain(programme, cleared, last).outcome === 'ELIGIBLE'
}

export function changesOf(
  conditions: readonly Condition[],
  programme: Programme,
  facts: PersonFacts,
  today: LocalDate,
): readonly Change[] {
  const changes: Change[] = []
  for (const condition of conditions) {
    if (condition.state !== 'not_met') continue
    const change = changeOf(condition, programme, today)
    if (change === null) return []
    if (!changes.some(known => known.text === change.text)) changes.push(change)
  }
  return comesTrue(changes, programme, facts) ? changes : []
}
