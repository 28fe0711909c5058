/** A feed's file, read row by row and ready to be planned. */
import type { City } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'
import { regionCheck } from '../rules/region-code'
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
import { readTable } from './table'

export interface Prepared {
  readonly feed: Feed
  readonly rows: number
  /** Of whom it speaks, and what of them must be known to plan it. */
  readonly documents: readonly DocumentKey[]
  readonly ties: readonly Tie[]
  plan(tools: Tools): Ledger
}

interface Setting {
  readonly city: City
  readonly today: LocalDate
  readonly keys: Keys
}

/** @throws UnreadableFeed */
export function prepare(file: FeedFile, { city, today, keys }: Setting): Prepared {
  const { feed, bytes } = file
  const regions = regionCheck(city)
  switch (feed) {
    case 'household_register': {
      const readings = readTable({ feed, bytes }).map(row => readRegisterRow(row, today, regions))
      const documents = readings.flatMap(({ value }) => (value ? [keys.document(value.id)] : []))
      return {
        feed,
        rows: readings.length,
        documents,
        ties: [],
        plan: tools => planRegister(readings, tools),
      }
    }
    case 'civil_affairs_marriages': {
      const readings = readTable({ feed, bytes }).map(row => readMarriageRow(row, today))
      const documents = readings.flatMap(({ value }) =>
        value ? [keys.document(value.husband), keys.document(value.wife)] : [],
      )
      return {
        feed,
        rows: readings.length,
        documents,
        ties: ['unions'],
        plan: tools => planMarriages(readings, tools),
      }
    }
    case 'clinic_antenatal': {
      const institutions = institutionNames(city)
      const readings = readTable({ feed, bytes }).map(row => readAntenatalRow(row, today, institutions))
      const documents = readings.flatMap(({ value }) => (value ? [keys.document(value.id)] : []))
      return {
        feed,
        rows: readings.length,
        documents,
        ties: ['pregnancies'],
        plan: tools => planAntenatal(readings, tools),
      }
    }
    case 'village_reports': {
      const readings = readTable({ feed, bytes }).map(row => readVillageRow(row, today, regions))
      const documents = readings.flatMap(({ value }) => (value ? [keys.document(value.id)] : []))
      return {
        feed,
        rows: readings.length,
        documents,
        ties: ['pregnancies', 'certifications'],
        plan: tools => planVillages(readings, tools),
      }
    }
  }
}
