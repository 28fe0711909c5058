/** A programme version in words, part by part, and what changed between two of them. */
import type { VersionChange, VersionPart } from '../../../types/policy'
import type { Programme } from '../../eligibility/rules/programme'
import { refusalName } from './refusal-names'
import { ruleLines, warningLines } from './words'

const subjects = { couple: '每对伴侣', person: '每人', pregnancy: '每个孕次' } as const
const periods = { once: '一次', year: '每年一次', month: '每月一次' } as const
const outcomes = { ELIGIBLE: '符合', NOT_ELIGIBLE: '不符合', NEEDS_REVIEW: '需要核对' } as const

export const yuan = (fen: number): string => `${(fen / 100).toFixed(fen % 100 === 0 ? 0 : 2)}元`

/** How often, in words; a programme of a person comes again each year unless said. */
function times({ subject, every }: Programme): string {
  return `${subjects[subject]}${periods[every ?? (subject === 'person' ? 'year' : 'once')]}`
}

export function partsOf(programme: Programme): readonly VersionPart[] {
  const maybe = (value: string | undefined): string[] => (value === undefined ? [] : [value])
  const days = (value: number | undefined): string[] => (value === undefined ? [] : [`${value}天`])
  return [
    { key: 'title', title: '名称', lines: [programme.title] },
    { key: 'summary', title: '简介', lines: [programme.summary] },
    { key: 'region', title: '适用区域', lines: [programme.regionName] },
    { key: 'rule', title: '条件', lines: [...ruleLines(programme.rule)] },
    {
      key: 'warnings',
      title: '提示(不影响办理)',
      lines: [...warningLines(programme.warnings)],
    },
    {
      key: 'refusalOrder',
      title: '原因的先后',
      // Numbered: here the order is what is said.
      lines: programme.refusalOrder.map((code, i) => `${i + 1}. ${refusalName(code)}`),
    },
    { key: 'window', title: '办理时间', lines: [programme.window] },
    { key: 'every', title: '次数', lines: [times(programme)] },
    { key: 'voucherDays', title: '券的有效期', lines: days(programme.voucherDays) },
    { key: 'guideDays', title: '应在几天内提供', lines: days(programme.guideDays) },
    { key: 'freeItems', title: '免费内容', lines: [...programme.freeItems] },
    { key: 'documents', title: '携带材料', lines: [...programme.documents] },
    { key: 'preparation', title: '事先准备', lines: [...programme.preparation] },
    { key: 'next', title: '下一步', lines: [programme.next] },
    {
      key: 'unitCost',
      title: '每份成本',
      lines: maybe(programme.unitCost === undefined ? undefined : yuan(programme.unitCost)),
    },
    {
      key: 'promised',
      title: '已领取的券',
      lines: [programme.promised === false ? '使用时按当天政策再核一次' : '按领取当天的政策兑现'],
    },
    { key: 'effectiveFrom', title: '生效日期', lines: [programme.effectiveFrom] },
    { key: 'effectiveTo', title: '失效日期', lines: maybe(programme.effectiveTo) },
    { key: 'source', title: '政策依据', lines: [programme.source] },
    {
      key: 'examples',
      title: '示例',
      lines: (programme.examples ?? []).map(({ title, expect }) => `${title}:${outcomes[expect]}`),
    },
  ]
}

/** Lines that only one side has. Order within a part says nothing, so a moved line is no change. */
export function changesBetween(older: Programme, newer: Programme): VersionChange[] {
  const before = new Map(partsOf(older).map(({ key, lines }) => [key, lines]))
  return partsOf(newer).flatMap(({ key, title, lines }) => {
    const old = before.get(key) ?? []
    const removed = old.filter(line => !lines.includes(line))
    const added = lines.filter(line => !old.includes(line))
    return removed.length + added.length === 0 ? [] : [{ title, removed, added }]
  })
}
