/** policy.rehearse: a draft tried on the whole city as it stands today. Nothing is written but who was looked at. */
import { ServiceError } from '../../types/errors'
import type { Rehearsal } from '../../types/policy'
import { capacityAhead } from '../booking/capacity-ahead'
import { addDays, ageOn } from '../eligibility/rules/calendar'
import { explain } from '../eligibility/rules/explain'
import { factsOf } from '../eligibility/rules/facts'
import { mentions, type Predicate } from '../eligibility/rules/predicate'
import { inForce, type Programme } from '../eligibility/rules/programme'
import { maskedNames } from '../people/masked-names'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { mustManageCity, standingOf, type Standing } from './published'
import { quotasOf } from './queries/budget'
import { draftById } from './queries/drafts'
import { factsOfPeople } from './queries/facts'
import { rehearse as tryOnEverybody, type AreaCount } from './queries/rehearse'
import { costOf } from './rules/cost'
import { checkDraft } from './rules/draft-check'
import { loadOf, type Load } from './rules/load'
import { samplesOf, type Sample } from './rules/samples'

const aheadDays = 30

const areaNames = ({ city }: Context): ReadonlyMap<string, string> =>
  new Map(city.regions.map(({ code, name }) => [code, name]))

async function loadAhead(
  context: Context<StaffCaller>,
  { service }: Programme,
  areas: readonly AreaCount[],
  uptake: number,
  { tomorrow }: Standing,
): Promise<readonly Load[]> {
  const known = context.city.services.find(({ code }) => code === service)
  if (known === undefined) return []
  const sites = await capacityAhead(context, {
    service: known.code,
    capability: known.capability,
    from: tomorrow,
    until: addDays(tomorrow, aheadDays - 1),
  })
  return loadOf(
    sites,
    areas.map(({ area, gained }) => ({ area, visits: gained * uptake })),
  )
}

/** Each sample is a record that was opened, masked or not: it is audited like any other. */
async function explained(
  context: Context<StaffCaller>,
  samples: readonly Sample[],
  before: Programme | null,
  after: Programme,
  { today }: Standing,
): Promise<Rehearsal['samples']> {
  const people = samples.map(({ personId }) => personId)
  const rows = new Map((await factsOfPeople(context.db, people)).map(row => [row.person_id, row]))
  const names = await maskedNames(context, people)
  const areas = areaNames(context)
  for (const personId of new Set(people)) await audit(context, personId, 'policy.rehearse')
  return samples.flatMap(({ change, area, personId }) => {
    const row = rows.get(personId)
    if (row === undefined) return []
    const facts = factsOf(row)
    const told = (programme: Programme) => {
      const { outcome, clauses } = explain(programme, facts, today)
      return { outcome, clauses: [...clauses] }
    }
    return [
      {
        change,
        name: names.get(personId) ?? '*',
        age: facts.birthDate === null ? null : ageOn(facts.birthDate, today),
        area: (area === null ? undefined : areas.get(area)) ?? '区域不详',
        before: before === null ? { outcome: 'NOT_ELIGIBLE' as const, clauses: [] } : told(before),
        after: told(after),
      },
    ]
  })
}

/** Conditions about which nobody may learn of one person, or of few, by trying a rule on the city (domain F3). */
const secret: readonly Predicate['is'][] = ['hardship', 'screening', 'evidence']
const fewest = 10
const few = (count: number): boolean => count > 0 && count < fewest

const total = (areas: readonly AreaCount[], of: (area: AreaCount) => number): number =>
  areas.reduce((sum, area) => sum + of(area), 0)

export const rehearse: Handler<'policy.rehearse'> = async (context, { draftId }) => {
  mustManageCity(context)
  const { db, city } = context
  const row = await draftById(db, draftId)
  const standing = await standingOf(context)
  const { programme: after, faults } = checkDraft(row.definition, row.code, standing)
  if (after === null)
    throw new ServiceError(
      'DRAFT_INVALID',
      {},
      faults.map(({ path, place, reason }) => ({ path, text: `${place}:${reason}` })),
    )
  const { today, programmes } = standing
  const before = inForce(programmes, after.region, today).find(({ code }) => code === after.code) ?? null
  const areas = await tryOnEverybody(db, before, after, today)
  const year = Number(after.effectiveFrom.slice(0, 4))
  const quota = (await quotasOf(db, city.code, year)).find(({ programme }) => programme === after.code)
  const [eligibleBefore, eligibleAfter] = [total(areas, a => a.before), total(areas, a => a.after)]
  const { subject, unitCost } = after
  const used = quota?.used ?? 0
  const cost = costOf({ subject, unitCost, used, eligibleBefore, eligibleAfter })
  const names = areaNames(context)
  const discreet = [before, after].some(one => one !== null && mentions(one.rule, secret))
  return {
    on: today,
    discreet,
    before: before === null ? null : { version: before.version, title: before.title },
    people: total(areas, a => a.people),
    eligibleBefore,
    eligibleAfter,
    gained: total(areas, a => a.gained),
    lost: total(areas, a => a.lost),
    toReview: total(areas, a => a.to_review),
    fromReview: total(areas, a => a.from_review),
    held: total(areas, a => a.held),
    areas: areas
      .filter(a => a.gained + a.lost + a.to_review + a.from_review > 0)
      .filter(a => !discreet || ![a.gained, a.lost, a.to_review, a.from_review].some(few))
      .map(a => ({
        region: a.area ?? '',
        name: (a.area === null ? undefined : names.get(a.area)) ?? '区域不详',
        gained: a.gained,
        lost: a.lost,
        toReview: a.to_review,
        fromReview: a.from_review,
      })),
    cost: { year, places: quota?.total ?? null, used, unitCost: unitCost ?? null, ...cost },
    load: [...(await loadAhead(context, after, areas, cost.uptake, standing))],
    samples: discreet ? [] : await explained(context, samplesOf(areas), before, after, standing),
  }
}
