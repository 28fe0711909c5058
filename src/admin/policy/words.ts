// Words and figures of the policy screens.
import type { DraftState, VersionLine } from '~types/policy'
import { shortDate } from '@/components/date-words'

export const DRAFT_WORDS: Record<DraftState, string> = {
  editing: '编写中',
  submitted: '待审核',
  returned: '已退回',
  published: '已发布',
  withdrawn: '已撤回',
}
export const DRAFT_TONES = {
  editing: 'info',
  submitted: 'warn',
  returned: 'danger',
  published: 'ok',
  withdrawn: 'neutral',
} as const satisfies Record<DraftState, string>

export const VERSION_WORDS: Record<VersionLine['state'], string> = {
  past: '已过',
  current: '现行',
  future: '待生效',
}
export const OUTCOME_WORDS = { ELIGIBLE: '符合', NOT_ELIGIBLE: '不符合', NEEDS_REVIEW: '需要核对' } as const

/** 2027年1月1日 */
export const plainDate = (date: string): string => `${date.slice(0, 4)}年${shortDate(date)}`

export const period = ({ effectiveFrom, until }: Pick<VersionLine, 'effectiveFrom' | 'until'>): string =>
  `${plainDate(effectiveFrom)}起${until === null ? '' : `,至${plainDate(until)}`}`

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
export const count = (value: number): string => grouped(Math.round(value))

/** Fen as yuan, in 万元 from ten thousand on. */
export function money(fen: number): string {
  const yuan = fen / 100
  if (Math.abs(yuan) >= 10_000) return `${(yuan / 10_000).toFixed(1).replace(/\.0$/, '')}万元`
  return `${Number.isInteger(yuan) ? grouped(yuan) : yuan.toFixed(2)}元`
}
