/** declarations.*: what only she knows. Plans count at once; residence and permit await a counter that has seen the paper. */
import type { Declaration, DeclarationKind } from '../../types/evidence'
import { declarationKind } from '../../types/evidence'
import { ServiceError } from '../../types/errors'
import type { LocalDate, PersonId } from '../../types/schema'
import { factsChanged } from '../eligibility/changed'
import { today } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import {
  insertDeclaration,
  openUnion,
  planPregnancy,
  planRegistration,
  recordOf,
  replaceOpen,
  type RecordRow,
} from './queries/declarations'
import { isPlausible } from './rules/plausible'

const onRecord = (kind: DeclarationKind, record: RecordRow): LocalDate | null => {
  switch (kind) {
    case 'plans_pregnancy':
      return record.plans_pregnancy
    case 'plans_registration':
      return record.plans_registration
    case 'residence_since':
      return record.residence_since
    case 'permit_until':
      return record.permit_until
  }
}

/** What awaits or was refused is shown as told; all else as it is on record. */
export async function declaredBy({ db }: Pick<Services, 'db'>, personId: PersonId): Promise<Declaration[]> {
  const record = await recordOf(db, personId)
  return declarationKind.options.map(kind => {
    const told = record.declared.find(row => row.kind === kind)
    const recorded = onRecord(kind, record)
    if (told?.state === 'awaiting' || told?.state === 'refused')
      return { kind, day: told.day, state: told.state }
    if (recorded === null) return { kind, day: null, state: 'none' }
    const state = told?.day === recorded && told.state !== 'replaced' ? told.state : 'recorded'
    return { kind, day: recorded, state }
  })
}

export const mine: Handler<'declarations.mine'> = async context => ({
  today: today(context.clock),
  items: await declaredBy(context, context.caller.personId),
})

async function tell(
  services: Services,
  personId: PersonId,
  kind: DeclarationKind,
  day: LocalDate | null,
): Promise<void> {
  const { db, ids, clock } = services
  if (day !== null && !isPlausible(kind, day, today(clock))) throw new ServiceError('DATE_OUT_OF_RANGE')
  await replaceOpen(db, personId, kind)
  if (day === null) return
  const state = kind === 'residence_since' || kind === 'permit_until' ? 'awaiting' : 'taken'
  await insertDeclaration(db, { personId, id: ids.next(), kind, day, state, at: clock.now() })
}

export const plan: Handler<'declarations.plan'> = async (context, { plansPregnancyOn }) => {
  const { db, clock, caller } = context
  await tell(context, caller.personId, 'plans_pregnancy', plansPregnancyOn)
  await planPregnancy(db, caller.personId, plansPregnancyOn, clock.now())
  await factsChanged(context, [caller.personId])
  return { items: await declaredBy(context, caller.personId) }
}

/** A plan to register is the couple's: without a union on record there is nobody to register with. */
export const declare: Handler<'declarations.declare'> = async (context, { kind, day }) => {
  const { db, caller } = context
  const { personId } = caller
  if (kind === 'plans_registration') {
    const union = await openUnion(db, personId)
    if (union === undefined) throw new ServiceError('PARTNER_NOT_LINKED')
    if (union.married_on !== null) throw new ServiceError('DATE_OUT_OF_RANGE')
    await tell(context, personId, kind, day)
    await planRegistration(db, personId, union, day)
    await factsChanged(context, [personId])
  } else await tell(context, personId, kind, day)
  return { items: await declaredBy(context, personId) }
}
