/** eligibility.catalogue, eligibility.mine, eligibility.programme: what there is, and what she or her child can get. */
import { ServiceError } from '../../types/errors'
import type { Standing } from '../../types/eligibility'
import type { ProgrammeCode } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import type { Handler, Services } from '../service/context'
import { ask, concerns } from './about'
import { aboutChild } from './rules/about-child'
import type { Programme } from './rules/programme'
import { cardOf } from './standing'

/** What can be done now comes first. */
const rank: Record<Standing['outcome'], number> = {
  eligible: 0,
  held: 1,
  soon: 2,
  needs_review: 3,
  used: 4,
  not_eligible: 5,
}

/** NOT_FOUND when the city does not offer it today. */
export async function offeredProgramme(services: Services, code: ProgrammeCode): Promise<Programme> {
  const found = (await programmesInForce(services)).find(programme => programme.code === code)
  if (found === undefined) throw new ServiceError('NOT_FOUND')
  return found
}

export const catalogue: Handler<'eligibility.catalogue'> = async context => ({
  items: (await programmesInForce(context)).map(cardOf),
})

export const mine: Handler<'eligibility.mine'> = async (context, { child }) => {
  const asked = await ask(context, context.caller.personId, child)
  const programmes = (await programmesInForce(context)).filter(programme =>
    concerns(programme, asked.isChild),
  )
  return {
    today: asked.day,
    items: programmes.map(asked.standing).sort((a, b) => rank[a.outcome] - rank[b.outcome]),
    children: [...asked.children],
  }
}

/** Of a programme for children, opened without saying for whom: her youngest child's standing, if she has one. */
export const programme: Handler<'eligibility.programme'> = async (context, input) => {
  const { personId } = context.caller
  const found = await offeredProgramme(context, input.programme)
  const forChild = aboutChild(found.rule)
  const first = await ask(context, personId, input.child)
  const youngest = first.children[0]?.child
  const asked =
    forChild && input.child === undefined && youngest !== undefined
      ? await ask(context, personId, youngest)
      : first
  return {
    card: cardOf(found),
    standing: asked.standing(found),
    children: forChild ? [...asked.children] : [],
    child: asked.isChild ? asked.about : null,
  }
}
