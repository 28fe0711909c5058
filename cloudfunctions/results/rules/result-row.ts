/** A row of a clinic's file as a result: who, when, the opinion, advice, and a column for each item by its name. */
import { examItems } from '../../../catalog/exam-items'
import { OPINION_WORDS } from '../../../types/opinion-words'
import type { ExamValue, MedicalOpinion } from '../../../types/results'
import { localDate, z, type LocalDate } from '../../../types/schema'

const fixed = ['姓名', '证件号码', '检查日期', '医学意见', '建议'] as const
type Fixed = (typeof fixed)[number]

export interface RowReader {
  readonly at: Readonly<Record<Fixed, number>>
  readonly items: readonly { readonly code: string; readonly name: string; readonly at: number }[]
}
export interface ResultRowRead {
  readonly name: string
  readonly number: string
  readonly examinedOn: LocalDate
  readonly opinion: MedicalOpinion
  readonly advice: string
  readonly items: ExamValue[]
}
export interface RowFault {
  readonly column: string
  readonly text: string
}

/** @returns why the header cannot be used */
export function rowReader(titles: readonly string[]): RowReader | string {
  const named = titles.map(title => title.trim())
  const missing = fixed.filter(title => !named.includes(title))
  if (missing.length > 0) return `缺少列 ${missing.join('、')}`
  const unknown = named.filter(
    title =>
      title !== '' && !fixed.some(known => known === title) && !examItems.some(item => item.name === title),
  )
  if (unknown.length > 0) return `不认识的列 ${unknown.join('、')}`
  const at = (title: Fixed): number => named.indexOf(title)
  return {
    at: {
      姓名: at('姓名'),
      证件号码: at('证件号码'),
      检查日期: at('检查日期'),
      医学意见: at('医学意见'),
      建议: at('建议'),
    },
    items: examItems.flatMap(({ code, name }) =>
      named.includes(name) ? [{ code, name, at: named.indexOf(name) }] : [],
    ),
  }
}

/** `108*` is to be noted; what begins with 未做 was not done. The first fault of the row ends it. */
export function readRow(reader: RowReader, cells: readonly string[]): ResultRowRead | RowFault {
  const cell = (at: number): string => (cells[at] ?? '').trim()
  const name = cell(reader.at.姓名)
  if (name === '') return { column: '姓名', text: '未填写' }
  const number = cell(reader.at.证件号码)
  if (number === '') return { column: '证件号码', text: '未填写' }
  const examinedOn = z.safeParse(localDate, cell(reader.at.检查日期).replace(/[/.]/g, '-'))
  if (!examinedOn.success) return { column: '检查日期', text: '请写成 2026-11-23' }
  // In a CSV the half-width comma of an opinion parts two columns: a full-width one is as good.
  const words = cell(reader.at.医学意见).replace('，', ',')
  const opinion = (Object.keys(OPINION_WORDS) as MedicalOpinion[]).find(key => OPINION_WORDS[key] === words)
  if (opinion === undefined)
    return { column: '医学意见', text: `请填: ${Object.values(OPINION_WORDS).join('、')}` }
  const items = reader.items.flatMap(item => {
    const value = cell(item.at)
    return value === '' ? [] : [valueOf(item.code, value)]
  })
  const long = items.find(({ value }) => value.length > 60)
  if (long)
    return { column: reader.items.find(({ code }) => code === long.item)?.name ?? '', text: '最多60个字' }
  if (items.length === 0) return { column: '', text: '没有任何检查项目的结果' }
  const advice = cell(reader.at.建议)
  if (advice.length > 500) return { column: '建议', text: '最多500个字' }
  return { name, number, examinedOn: examinedOn.data, opinion, advice, items }
}

function valueOf(item: string, text: string): ExamValue {
  if (text.startsWith('未做')) return { item, value: text, finding: 'not_done' }
  if (text.endsWith('*')) return { item, value: text.slice(0, -1).trim(), finding: 'noted' }
  return { item, value: text, finding: 'usual' }
}
