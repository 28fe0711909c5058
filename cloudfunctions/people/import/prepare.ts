/** A feed's rows, read and ready to be planned. */
import type { City } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'
import { regionCheck } from '../rules/region-code'
import type { Reading } from './cells'
import type { Feed, FeedFile } from './feed'
import type { Keys } from './keys'
import type { Ledger } from './ledger'
import type { Tie } from './load'
import { planAntenatal } from './plan/antenatal'
import { planMarriages } from './plan/marriages'
import { planRegister } from './plan/register'
import type { Tools } from './plan/tools'
import { planVillages } from './plan/villages'
import type { DocumentKey } from './population'
import { institutionNames, readAntenatalRow } from './rows/antenatal'
import { readMarriageRow } from './rows/marriages'
import { readRegisterRow } from './rows/register'
import { readVillageRow } from './rows/villages'
import { readRows, rowOf, type KeptRow } from './table'

export interface Prepared {
  readonly feed: Feed
  readonly rows: number
  /** Of whom it speaks, and what of them must be known to plan it. */
  readonly documents: readonly DocumentKey[]
  readonly ties: readonly Tie[]
  plan(tools: Tools): Ledger
}

export interface Setting {
  readonly city: City
  readonly today: LocalDate
  readonly keys: Keys
}

interface Office<T> {
  readonly read: (row: KeptRow) => Reading<T>
  readonly documents: (value: T) => readonly DocumentKey[]
  readonly ties: readonly Tie[]
  readonly plan: (readings: readonly Reading<T>[], tools: Tools) => Ledger
}

function prepareAs<T>(feed: Feed, rows: readonly KeptRow[], office: Office<T>): Prepared {
  const readings = rows.map(office.read)
  return {
    feed,
    rows: readings.length,
    documents: readings.flatMap(({ value }) => (value === null ? [] : office.documents(value))),
    ties: office.ties,
    plan: tools => office.plan(readings, tools),
  }
}

/** The rows of a whole file, or of one slice of it. */
export function prepareRows(feed: Feed, rows: readonly KeptRow[], { city, today, keys }: Setting): Prepared {
  const regions = regionCheck(city)
  switch (feed) {
    case 'household_register':
      return prepareAs(feed, rows, {
        read: row => readRegisterRow(rowOf(feed, row), today, regions),
        documents: value => [keys.document(value.id)],
        ties: [],
        plan: planRegister,
      })
    case 'civil_affairs_marriages':
      return prepareAs(feed, rows, {
        read: row => readMarriageRow(rowOf(feed, row), today),
        documents: value => [keys.document(value.husband), keys.document(value.wife)],
        ties: ['unions'],
        plan: planMarriages,
      })
    case 'clinic_antenatal': {
      const institutions = institutionNames(city)
      return prepareAs(feed, rows, {
        read: row => readAntenatalRow(rowOf(feed, row), today, institutions),
        documents: value => [keys.document(value.id)],
        ties: ['pregnancies'],
        plan: planAntenatal,
      })
    }
    case 'village_reports':
      return prepareAs(feed, rows, {
        read: row => readVillageRow(rowOf(feed, row), today, regions),
        documents: value => [keys.document(value.id)],
        ties: ['pregnancies', 'certifications'],
        plan: planVillages,
      })
  }
}

/** @throws UnreadableFile */
export async function prepare(file: FeedFile, setting: Setting): Promise<Prepared> {
  const rows: KeptRow[] = []
  for await (const row of readRows(file)) rows.push(row)
  return prepareRows(file.feed, rows, setting)
}
