/** The city pass (计生找人): facts, entitlements, first contacts of the whole population, in one transaction. */
import { refreshFacts } from '../people/facts'
import { epochOf, today } from '../platform/clock'
import type { Services } from '../service/context'
import { enqueueFirstContacts } from './first-contact'
import { passStatement, type PassCount } from './pass'
import { allowLongStatements, countFacts, insertRun, takePassLock } from './queries/job-run'
import { inForce } from './rules/programme'

/** Steps of a run, for whoever shows progress. */
export type PassStep = 'facts' | 'entitlements' | 'messages'

/** `busy`: another instance is in its pass. */
export type CityPass =
  | { readonly state: 'busy' }
  | {
      readonly state: 'done'
      readonly runId: string
      readonly people: number
      /** Fact rows that were wrong and are right now. */
      readonly facts: number
      /** People whose entitlements changed; of these, with something opened, with something closed. */
      readonly changed: number
      readonly opened: number
      readonly closed: number
      /** First-contact messages written. */
      readonly messages: number
    }

/**
 * A second run on the same day finds nothing to write but its own row in `job_run`. Of two at once the later one does
 * nothing: it would write the same masks, and every event twice.
 */
export async function runCityPass(
  services: Services,
  { progress = () => undefined }: { progress?: (step: PassStep) => void } = {},
): Promise<CityPass> {
  const { clock, city, ids, log } = services
  return services.db.tx(async (db): Promise<CityPass> => {
    if (!(await takePassLock(db))) return { state: 'busy' }
    await allowLongStatements(db)
    const within: Services = { ...services, db }
    const startedAt = clock.now()
    const day = today(clock)
    const runId = ids.next()
    const programmes = inForce(city.programmes, city.code, day)

    progress('facts')
    const facts = await refreshFacts(within, 'all')
    progress('entitlements')
    const pass = await db.one<PassCount>(passStatement(programmes, day, runId))
    progress('messages')
    const messages = await enqueueFirstContacts(within)

    const { changed, opened, closed } = pass
    const counts = { people: await countFacts(db), facts, changed, opened, closed, messages }
    const versions = programmes.map(({ code, version }) => ({ code, version }))
    const finishedAt = clock.now()
    await insertRun(db, { runId, startedAt, finishedAt, versions, counts })
    log.info('eligibility', { ...counts, ms: epochOf(finishedAt) - epochOf(startedAt) })
    return { state: 'done', runId, ...counts }
  })
}
