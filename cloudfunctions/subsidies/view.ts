/** An application as its applicant and its officer see it. */
import { subsidyOf, type Subsidy } from '../../catalog/subsidies'
import { ServiceError } from '../../types/errors'
import type { ApplicationId, OwnApplication } from '../../types/subsidies'
import { z } from '../../types/schema'
import { publishedProgrammes } from '../catalogue/programmes'
import { evidenceBit, type PersonFacts } from '../eligibility/rules/facts'
import { noticeNumber } from '../eligibility/rules/notice-number'
import type { Programme } from '../eligibility/rules/programme'
import type { Services } from '../service/context'
import { wordsPlace } from './move'
import type { ApplicationRow } from './queries/applications'
import { papersSeen, stepsOf } from './queries/steps'

export function subsidyFor(programme: string): Subsidy {
  const subsidy = subsidyOf(programme)
  if (subsidy === undefined) throw new ServiceError('NOT_FOUND')
  return subsidy
}

type Under = Pick<ApplicationRow, 'programme' | 'programme_version'>

/** The version that was applied under. */
export async function programmeOf(services: Services): Promise<(row: Under) => Programme> {
  const published = await publishedProgrammes(services)
  return ({ programme, programme_version }) => {
    const found = published.find(({ code, version }) => code === programme && version === programme_version)
    if (found === undefined) throw new ServiceError('NOT_FOUND')
    return found
  }
}

/** To be read out on the phone. */
export const applicationNumber = (id: ApplicationId): string => noticeNumber(id)

const bank = z.object({ account: z.string(), holder: z.string() })
export type Bank = z.infer<typeof bank>
const bankPlace = (id: ApplicationId): string => `subsidy_application.account:${id}`
export const sealBank = ({ vault }: Pick<Services, 'vault'>, id: ApplicationId, value: Bank): Buffer =>
  vault.seal(JSON.stringify(value), bankPlace(id))
export const openBank = (
  { vault }: Pick<Services, 'vault'>,
  { application_id: id, account_sealed }: ApplicationRow,
): Bank => z.parse(bank, JSON.parse(vault.open(account_sealed, bankPlace(id))))

/** @param facts of the applicant now: what a counter has registered as evidence need not be shown twice */
export async function viewOf(
  services: Services,
  row: ApplicationRow,
  facts: PersonFacts,
): Promise<Omit<OwnApplication, 'canAppeal'>> {
  const { db, vault } = services
  const programme = (await programmeOf(services))(row)
  const subsidy = subsidyFor(row.programme)
  const seen = await papersSeen(db, row)
  const steps = await stepsOf(db, row)
  return {
    applicationId: row.application_id,
    number: applicationNumber(row.application_id),
    programme: row.programme,
    title: programme.title,
    state: row.state,
    event: subsidy.event,
    eventOn: row.event_on,
    accountLast4: row.account_last4,
    amount: row.amount,
    publicUntil: row.public_until,
    dueOn: row.due_on,
    papers: programme.documents.map(paper => {
      const kind = subsidy.evidence[paper]
      return {
        paper,
        seen: seen.has(paper),
        atCounter: kind !== undefined && (facts.evidence & evidenceBit(kind)) !== 0n,
      }
    }),
    steps: steps.map(step => ({
      to: step.to_state,
      at: step.at,
      reason: step.reason,
      papers: [...step.papers],
      words: step.words_sealed === null ? null : vault.open(step.words_sealed, wordsPlace(step.event_id)),
    })),
  }
}
