/** A rule in words, as it stands in the policy and not for one person: for managers, and to compare two versions. */
import type { Atom } from '../../eligibility/rules/atoms/bind'
import { weeks } from '../../eligibility/rules/atoms/gestational-age'
import type { Predicate } from '../../eligibility/rules/predicate'
import type { Programme } from '../../eligibility/rules/programme'
import { conditionKinds } from './condition-kinds'
import {
  evidenceNames,
  factNames,
  hardshipNames,
  motherNames,
  residenceNames,
  screeningNames,
} from './options'
import { refusalName } from './refusal-names'

const span = (days: number): string => (days !== 0 && days % 365 === 0 ? `${days / 365}年` : `${days}天`)
const around = (anchor: string, days: number): string =>
  days === 0 ? `${anchor}当天` : days < 0 ? `${anchor}前${span(-days)}` : `${anchor}后${span(days)}`
const named = <K extends string>(names: Readonly<Record<K, string>>, keys: readonly K[]): string =>
  keys.map(key => names[key]).join('、')

function bounds(unit: string, min?: number, max?: number): string {
  if (min === max) return `为${min}${unit}`
  if (max === undefined) return `不少于${min}${unit}`
  return min === undefined ? `不多于${max}${unit}` : `${min}至${max}${unit}`
}

const units = { h: '小时', d: '天', m: '个月', y: '岁' } as const
function childAge(text: string): string {
  const unit = text.slice(-1)
  return `${Number.parseInt(text, 10)}${unit === 'h' || unit === 'd' || unit === 'm' || unit === 'y' ? units[unit] : ''}`
}

function weekRange(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? '孕期' : `不超过${weeks(to)}`
  return to === undefined ? `${weeks(from)}起` : `${weeks(from)}至${weeks(to)}`
}

function ageWords({ on, min, max }: Extract<Atom, { is: 'age' }>): string {
  const when = { today: '办理当天', edd: '预产期时', marriage: '结婚登记时' }[on]
  if (max === undefined) return `${when}满${min ?? 0}周岁`
  return min === undefined ? `${when}不超过${max}周岁` : `${when}${min}至${max}周岁`
}

export function atomWords(atom: Atom): string {
  switch (atom.is) {
    case 'residence':
      return residenceNames[atom.mode]
    case 'motherResidence':
      return motherNames[atom.mode]
    case 'district':
      return `居住在${atom.name}(${atom.anyOf.join('、')})`
    case 'sex':
      return atom.sex === 'female' ? '女性' : '男性'
    case 'age':
      return ageWords(atom)
    case 'married':
      return `${around('结婚登记', atom.fromDays)}至${around('登记', atom.toDays)}`
    case 'plansPregnancy':
      return `${around('计划怀孕日', atom.fromDays)}至${around('计划怀孕日', atom.toDays)}`
    case 'gestationalAge':
      return weekRange(atom.fromDays, atom.toDays)
    case 'pregnancyEnded':
      return `孕期结束${span(atom.withinDays)}内`
    case 'fetuses':
      return `胎儿数${bounds('个', atom.min, atom.max)}`
    case 'children':
      return `子女数${bounds('个', atom.min, atom.max)}`
    case 'childAge':
      return [
        atom.from === undefined ? '' : `孩子满${childAge(atom.from)}`,
        atom.to === undefined ? '' : `${atom.from === undefined ? '孩子' : ','}不超过${childAge(atom.to)}`,
      ].join('')
    case 'hardship':
      return `已认定为${named(hardshipNames, atom.anyOf)}${atom.anyOf.length > 1 ? '之一' : ''}`
    case 'evidence':
      return `已核验${atom.title}(${named(evidenceNames, atom.anyOf)})`
    case 'known':
      return `已登记${factNames[atom.fact]}`
    case 'screening':
      return `${screeningNames[atom.kind]}结果为${atom.result === 'positive' ? '需要进一步检查' : '通过'}`
    case 'lastScreen':
      return `距上次检查满${atom.yearsAgo}年${atom.never === 'met' ? '或没有检查记录' : '(没有记录的转人工核对)'}`
    case 'unused':
      return atom.of === undefined ? '没有使用过本项目' : `没有使用过「${atom.of.title}」`
    case 'unheld':
      return atom.of === undefined ? '手中没有本项目的券' : `手中没有「${atom.of.title}」的券`
    case 'alive':
    case 'resident':
    case 'marriageAge':
    case 'couple':
    case 'partnerLinked':
    case 'pregnant':
      return conditionKinds[atom.is].title
  }
}

const refused = (node: Predicate): string =>
  node.refusal === undefined ? '' : `(不符合时告知:${refusalName(node.refusal)})`

/** One line a condition; those of a group are indented below it. */
export function ruleLines(node: Predicate, depth = 0): readonly string[] {
  const at = (text: string): string => `${'  '.repeat(depth)}${text}${refused(node)}`
  switch (node.is) {
    case 'all':
      return depth === 0 && node.refusal === undefined
        ? node.of.flatMap(child => ruleLines(child))
        : [at('以下全部符合:'), ...node.of.flatMap(child => ruleLines(child, depth + 1))]
    case 'any':
      return [at('以下符合一项即可:'), ...node.of.flatMap(child => ruleLines(child, depth + 1))]
    case 'not':
      return [at('以下不符合:'), ...ruleLines(node.of, depth + 1)]
    default:
      return [at(atomWords(node))]
  }
}

/** What is told besides the answer, each with the conditions that silence it. */
export const warningLines = (warnings: Programme['warnings']): readonly string[] =>
  (warnings ?? []).flatMap(({ when, refusal }) => [
    `不符合以下条件时提示(不影响办理):${refusalName(refusal)}`,
    ...ruleLines(when).map(line => `  ${line}`),
  ])
