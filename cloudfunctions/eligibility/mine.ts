/** eligibility.catalogue, eligibility.mine, eligibility.programme: what there is, and what she can get. */
import { ServiceError } from '../../types/errors'
import type { Standing } from '../../types/eligibility'
import type { PersonId } from '../../types/schema'
import { refreshFacts } from '../people/facts'
import { today } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { benefitDates } from './queries/benefit-dates'
import { factRow } from './queries/facts'
import { factsOf, type PersonFacts } from './rules/facts'
import { inForce, type Programme } from './rules/programme'
import { cardOf, standingOf, type BenefitDays } from './standing'

const offered = ({ city, clock }: Services): readonly Programme[] =>
  inForce(city.programmes, city.code, today(clock))

/** What can be done now comes first. */
const rank: Record<Standing['outcome'], number> = {
  eligible: 0,
  held: 1,
  soon: 2,
  needs_review: 3,
  used: 4,
  not_eligible: 5,
}

async function factsFor(services: Services, personId: PersonId): Promise<PersonFacts> {
  const row = await factRow(services.db, personId)
  if (row !== undefined) return factsOf(row)
  // A person who came in after the last pass: the answer must not wait for the night.
  await refreshFacts(services, [personId])
  const made = await factRow(services.db, personId)
  if (made === undefined) throw new ServiceError('NOT_FOUND')
  return factsOf(made)
}

/** From the facts of this moment, not from the masks of the last night. */
async function standings(
  services: Services,
  personId: PersonId,
  programmes: readonly Programme[],
): Promise<Standing[]> {
  const facts = await factsFor(services, personId)
  const dates = new Map<string, BenefitDays>(
    (await benefitDates(services.db, personId)).map(row => [
      row.programme,
      { heldUntil: row.held_until, usedOn: row.used_on },
    ]),
  )
  const day = today(services.clock)
  return programmes.map(programme =>
    standingOf(programme, facts, day, dates.get(programme.code) ?? { heldUntil: null, usedOn: null }),
  )
}

export const catalogue: Handler<'eligibility.catalogue'> = context =>
  Promise.resolve({ items: offered(context).map(cardOf) })

export const mine: Handler<'eligibility.mine'> = async context => {
  const items = await standings(context, context.caller.personId, offered(context))
  return { items: items.sort((a, b) => rank[a.outcome] - rank[b.outcome]) }
}

export const programme: Handler<'eligibility.programme'> = async (context, input) => {
  const found = offered(context).find(({ code }) => code === input.programme)
  if (found === undefined) throw new ServiceError('NOT_FOUND')
  const [standing] = await standings(context, context.caller.personId, [found])
  if (standing === undefined) throw new ServiceError('NOT_FOUND')
  return { card: cardOf(found), standing }
}
