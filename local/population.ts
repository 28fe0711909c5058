/**
 * The people of a demo city: those of the fixture feeds, moved village by village into the city's own villages, and for cities
 * other than theirs a few children who were just born. Deterministic; numbers and names stay the invented ones.
 */
import path from 'node:path'
import iconv from 'iconv-lite'
import { parse } from 'csv-parse/sync'
import type { City } from '../catalog/city'
import { yiling } from '../catalog/yiling'
import { addDays } from '../cloudfunctions/eligibility/rules/calendar'
import type { FeedFile } from '../cloudfunctions/people/import/feed'
import type { LocalDate } from '../types/schema'
import { readFeeds } from './commands/feeds'

/** The day after the feeds were made: the demo starts there, whatever day it really is. */
export const firstDay = '2026-11-23' as LocalDate

const folder = path.resolve(__dirname, '../test/fixtures/population')
/** The civil affairs feed comes in the encoding of its office. */
const encodingOf = ({ feed }: FeedFile): string => (feed === 'civil_affairs_marriages' ? 'gb18030' : 'utf8')

const villagesOf = ({ regions }: City): readonly string[] =>
  regions.filter(({ level }) => level === 5).map(({ code }) => code)

/** Every place name and code of 夷陵 becomes one of the city's, by position. */
function moved(text: string, city: City): string {
  const [from, to] = [villagesOf(yiling), villagesOf(city)]
  const village = new Map(from.map((code, i) => [code, to[i % to.length] ?? code]))
  const clinics = new Map(
    yiling.institutions.map(({ name }, i) => [
      name,
      city.institutions[i % city.institutions.length]?.name ?? name,
    ]),
  )
  const named = [...clinics].reduce((all, [name, other]) => all.replaceAll(name, other), text)
  return named
    .replace(/420506\d{6}/g, code => village.get(code) ?? code)
    .replaceAll('夷陵区民政局', `${city.name}民政局`)
}

export interface RegisterRow {
  readonly 户号: string
  readonly 与户主关系: string
  readonly 姓名: string
  readonly 公民身份号码: string
  readonly 性别: string
  readonly 出生日期: string
  readonly 户籍地区划: string
  readonly 现居住地区划: string
}

export const registerRows = (files: readonly FeedFile[]): readonly RegisterRow[] =>
  files
    .filter(({ feed }) => feed === 'household_register')
    .flatMap(({ bytes }) => parse<RegisterRow>(Buffer.from(bytes), { columns: true, bom: true }))

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11643-1999 check digit over a number of the unassigned province 47. */
function inventedNumber(birth: string, sequence: number): string {
  const body = `470101${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

/** Ages in days of the newborns: one in each window of the newborn programmes. */
const newbornDays = [1, 2, 4, 6, 12, 25]

/** Register rows of newborns in the households of young wives. */
function newborns(rows: readonly RegisterRow[], firstDay: LocalDate): string {
  const wives = rows.filter(
    row => row.性别 === '女' && row.与户主关系 === '配偶' && row.出生日期 > '1994' && row.出生日期 < '2004',
  )
  return newbornDays
    .flatMap((days, i) => {
      const wife = wives[(i + 1) * 3]
      if (wife === undefined) return []
      const birth = addDays(firstDay, -days)
      const place = [wife.户籍地区划, wife.现居住地区划]
      return [
        [
          wife.户号,
          '子女',
          `${wife.姓名.charAt(0)}小宝`,
          inventedNumber(birth, 102 + 2 * i),
          '女',
          birth,
          '01',
          '10',
          ...place,
          '',
        ].join(','),
      ]
    })
    .map(line => `${line}\r\n`)
    .join('')
}

/** @param firstDay the day on which the demo begins */
export function populationOf(city: City, firstDay: LocalDate): readonly FeedFile[] {
  const files = readFeeds(folder)
  if (city.code === yiling.code) return files
  const there = files.map(file => {
    const encoding = encodingOf(file)
    const text = moved(iconv.decode(Buffer.from(file.bytes), encoding, { stripBOM: false }), city)
    return { ...file, bytes: iconv.encode(text, encoding) }
  })
  return there.map(file =>
    file.feed === 'household_register'
      ? {
          ...file,
          bytes: Buffer.concat([
            Buffer.from(file.bytes),
            Buffer.from(newborns(registerRows(there), firstDay)),
          ]),
        }
      : file,
  )
}
