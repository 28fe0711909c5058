/** Whose answer is asked for, and everything that it comes from: the facts of this moment, not the masks of the last night. */
import type { OwnChild, Standing } from '../../types/eligibility'
import { ServiceError } from '../../types/errors'
import type { LocalDate, PersonId } from '../../types/schema'
import { mayActFor, shownChild } from '../people/children'
import { today } from '../platform/clock'
import type { Services } from '../service/context'
import { factsChanged } from './changed'
import { publishedProgrammes } from '../catalogue/programmes'
import { standingFacts, type StandingFacts } from './queries/standing-facts'
import { aboutChild } from './rules/about-child'
import type { CaseTies } from './rules/case-key'
import { factsOf, type PersonFacts } from './rules/facts'
import type { Programme } from './rules/programme'
import { asPromised } from './rules/successor'
import { awaitingHuman, standingOf } from './standing'

export interface Asked {
  readonly about: PersonId
  readonly isChild: boolean
  readonly facts: PersonFacts
  readonly day: LocalDate
  /** Those whom the asker may act for. */
  readonly children: readonly OwnChild[]
  readonly ties: CaseTies
  readonly standing: (programme: Programme) => Standing
}

/**
 * One round trip, two more for somebody who came in after the last pass: the answer must not wait for the night.
 * PROXY_NOT_AUTH for anybody but herself and her own children, whether such a person exists or not.
 */
export async function ask(services: Services, me: PersonId, child?: PersonId): Promise<Asked> {
  const { db, clock } = services
  const day = today(clock)
  const about = child ?? me
  const row = (await standingFacts(db, me, about, day)) ?? (await madeNow(services, me, about, day))
  return askedFrom(services, row, {
    about,
    isChild: about !== me,
    day,
    published: await publishedProgrammes(services),
  })
}

async function madeNow(
  services: Services,
  me: PersonId,
  about: PersonId,
  day: LocalDate,
): Promise<StandingFacts> {
  if (about !== me && !(await mayActFor(services, me, about))) throw new ServiceError('PROXY_NOT_AUTH')
  await factsChanged(services, [about])
  const row = await standingFacts(services.db, me, about, day)
  if (row === undefined) throw new ServiceError('NOT_FOUND')
  return row
}

function askedFrom(
  services: Services,
  row: StandingFacts,
  {
    about,
    isChild,
    day,
    published,
  }: Pick<Asked, 'about' | 'isChild' | 'day'> & { readonly published: readonly Programme[] },
): Asked {
  const facts = factsOf(row)
  const dates = new Map(
    row.benefits.map(found => [found.programme, { heldUntil: found.held_until, usedOn: found.used_on }]),
  )
  return {
    about,
    isChild,
    facts,
    day,
    ties: { coupleId: row.couple_id, pregnancyId: row.pregnancy_id },
    children: row.own_children.map(found => shownChild(services, found)),
    standing: programme => {
      const days = dates.get(programme.code) ?? { heldUntil: null, usedOn: null }
      const standing = standingOf(asPromised(programme, published, facts, day), facts, day, days)
      return row.doubtful ? awaitingHuman(standing) : standing
    },
  }
}

/** The same for a person at the counter: the permission is that she was found there today. */
export const askFor = (services: Services, personId: PersonId): Promise<Asked> => ask(services, personId)

/** Programmes for small children are asked about the child, all others about the grown-up. */
export const concerns = (programme: Programme, isChild: boolean): boolean =>
  aboutChild(programme.rule) === isChild
