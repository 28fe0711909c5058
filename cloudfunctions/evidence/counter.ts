/** evidence.programme, .register, .residence, .notice: one programme for the person at the counter, settled there and then. */
import type { CounterView } from '../../types/evidence'
import { ServiceError } from '../../types/errors'
import type { PersonId } from '../../types/schema'
import { askFor } from '../eligibility/about'
import { factsChanged } from '../eligibility/changed'
import { giveNotice } from '../eligibility/give-notice'
import { offeredProgramme } from '../eligibility/mine'
import { aboutResidence, kindsFor } from '../eligibility/rules/gap'
import type { Programme } from '../eligibility/rules/programme'
import { today } from '../platform/clock'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { mustBeHere } from './find'
import { setResidence } from './queries/declarations'
import { evidenceOf, insertEvidence } from './queries/evidence'
import { isPlausible } from './rules/plausible'

async function view(
  context: Context<StaffCaller>,
  personId: PersonId,
  programme: Programme,
): Promise<CounterView> {
  const asked = await askFor(context, personId)
  const standing = asked.standing(programme)
  const onRecord = await evidenceOf(context.db, personId)
  return {
    standing,
    gaps: standing.missing.map(gap => ({
      ...gap,
      kinds: [...kindsFor(programme.rule, gap.text)],
      residence: aboutResidence(gap.text),
    })),
    onRecord: onRecord.map(row => ({
      kind: row.kind,
      validUntil: row.valid_until,
      registeredAt: row.registered_at,
    })),
  }
}

export const programme: Handler<'evidence.programme'> = async (context, input) => {
  await mustBeHere(context, input.personId)
  const found = await offeredProgramme(context, input.programme)
  await audit(context, input.personId, 'evidence.programme', input.programme)
  return view(context, input.personId, found)
}

export const register: Handler<'evidence.register'> = async (context, input) => {
  const { db, ids, clock, caller } = context
  const { personId, kind, validUntil } = input
  await mustBeHere(context, personId)
  const found = await offeredProgramme(context, input.programme)
  if (validUntil !== null && validUntil < today(clock)) throw new ServiceError('DATE_OUT_OF_RANGE')
  await insertEvidence(db, {
    personId,
    id: ids.next(),
    kind,
    validUntil,
    at: clock.now(),
    accountKey: caller.accountKey,
    institutionId: caller.institutionId,
  })
  await audit(context, personId, 'evidence.register', kind)
  await factsChanged(context, [personId])
  return view(context, personId, found)
}

export const residence: Handler<'evidence.residence'> = async (context, input) => {
  const { db, clock } = context
  const { personId, residenceSince, permitUntil } = input
  await mustBeHere(context, personId)
  const found = await offeredProgramme(context, input.programme)
  const day = today(clock)
  if (residenceSince !== undefined && !isPlausible('residence_since', residenceSince, day))
    throw new ServiceError('DATE_OUT_OF_RANGE')
  if (permitUntil !== undefined && !isPlausible('permit_until', permitUntil, day))
    throw new ServiceError('DATE_OUT_OF_RANGE')
  await setResidence(db, personId, { residenceSince, permitUntil }, clock.now())
  await audit(context, personId, 'evidence.residence')
  await factsChanged(context, [personId])
  return view(context, personId, found)
}

/** Only a manager's reason counts: a clerk who writes one is still a clerk. */
export const notice: Handler<'evidence.notice'> = async (context, input) => {
  const { caller } = context
  await mustBeHere(context, input.personId)
  const found = await offeredProgramme(context, input.programme)
  const asked = await askFor(context, input.personId)
  await audit(context, input.personId, 'evidence.notice', input.programme)
  return giveNotice(context, asked, found, {
    institutionId: caller.institutionId,
    supervisorReason: caller.role === 'manager' ? (input.supervisorReason ?? null) : null,
    strict: true,
  })
}
