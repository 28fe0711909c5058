/** Published programme versions, read from the database once a day: a version starts on the day after it was published at the earliest. */
import { z, type LocalDate } from '../../types/schema'
import { sql } from '../database/sql'
import { inForce, programmeVersion, type Programme } from '../eligibility/rules/programme'
import { today } from '../platform/clock'
import type { Services } from '../service/context'

type Needs = Pick<Services, 'db' | 'clock' | 'city' | 'catalogue'>

/** What a process keeps of the published programmes. One for each database that it serves. */
export interface Catalogue {
  kept: { readonly day: LocalDate; readonly programmes: readonly Programme[] } | null
}

export const createCatalogue = (): Catalogue => ({ kept: null })

/** Every published version, past and future ones too, by code and version. Those published today may be missing. */
export async function publishedProgrammes(services: Needs): Promise<readonly Programme[]> {
  const { db, clock, catalogue } = services
  const day = today(clock)
  if (catalogue.kept?.day === day) return catalogue.kept.programmes
  const rows = await db.many<{ definition: unknown }>(
    sql`select definition from programme_version order by ordinal, version, region`,
  )
  const programmes = rows.map(row => z.parse(programmeVersion, row.definition))
  // Before the pack is published there is nothing worth keeping.
  if (programmes.length > 0) catalogue.kept = { day, programmes }
  return programmes
}

/** The versions that hold in this city on a day: today unless said. */
export async function programmesInForce(services: Needs, day?: LocalDate): Promise<readonly Programme[]> {
  return inForce(await publishedProgrammes(services), services.city.code, day ?? today(services.clock))
}
