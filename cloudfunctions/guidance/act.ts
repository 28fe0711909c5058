/** lists.contact, .assign, .handOver, .accept, .decline: what people do about a line, each step kept. */
import { ServiceError } from '../../types/errors'
import type { ContactOutcome, GuidanceRef, GuidanceState } from '../../types/lists'
import type { InstitutionId, TaskId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { openTasks } from '../reminders/open-tasks'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { capabilityFor, notePlace } from './item'
import { insertEvent, setLine, setOwner, type NewEvent } from './queries/events'
import type { LockedLine } from './queries/lines'
import { capableInstitutions } from './queries/people'
import { refOf } from './reference'
import { after, type Step } from './rules/line'
import { covering } from './rules/owner'
import { programmesByCode, standingLine, workersOf } from './sight'

const movedWithinDays = 7
const movedReason = '联系时得知已迁走,请核对居住地'

type Told = Partial<Pick<NewEvent, 'institutionId' | 'owner'>> & { readonly note?: string | undefined }

async function keep(
  context: Context<StaffCaller>,
  line: LockedLine,
  what: { readonly kind: NewEvent['kind']; readonly outcome?: ContactOutcome },
  { institutionId = null, owner = null, note }: Told,
): Promise<void> {
  const { db, vault, ids, clock, caller } = context
  const id = ids.next()
  await insertEvent(db, line, {
    id,
    kind: what.kind,
    outcome: what.outcome ?? null,
    institutionId,
    owner,
    noteSealed: note ? vault.seal(note, notePlace(line, id)) : null,
    accountKey: caller.accountKey,
    at: clock.now(),
  })
  await audit(context, line.person_id, `lists.${what.kind}`, line.programme)
}

async function take(
  context: Context<StaffCaller>,
  line: LockedLine,
  step: Step,
  told: Told & { readonly to: InstitutionId | null },
): Promise<{ ref: GuidanceRef; state: GuidanceState }> {
  const state = after(line.state, step)
  if (state === null) throw new ServiceError('LINE_STATE')
  await setLine(context.db, line, { state, institutionId: told.to })
  await keep(context, line, step, told)
  return { ref: refOf(line), state }
}

export const contact: Handler<'lists.contact'> = async (context, { ref, outcome, note }) => {
  const { clock, ids } = context
  if (outcome === 'declined' && !note)
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'note', text: '请写明暂不需要的原因' }])
  const line = await standingLine(context, ref)
  if (context.caller.role === 'clerk' && line.state !== 'accepted') throw new ServiceError('LINE_STATE')
  const done = await take(context, line, { kind: 'contact', outcome }, { note, to: line.institution_id })
  if (outcome === 'moved')
    await openTasks(context, [
      {
        personId: line.person_id,
        taskId: ids.next<TaskId>(),
        dedupeKey: `guidance_moved:${ref}`,
        kind: 'correct_data',
        region: line.region,
        dueOn: addDays(today(clock), movedWithinDays),
        reason: movedReason,
      },
    ])
  return done
}

/** To a worker whose division covers the village; a health worker takes it herself and gives it to nobody. */
export const assign: Handler<'lists.assign'> = async (context, { ref, worker: login }) => {
  const { db, caller } = context
  const line = await standingLine(context, ref)
  const worker = (await workersOf(context)).find(one => one.login === login)
  if (worker === undefined || !covering(worker, line.region)) throw new ServiceError('NOT_FOUND')
  if (caller.role !== 'manager' && worker.accountKey !== caller.accountKey)
    throw new ServiceError('FORBIDDEN')
  await setOwner(db, line, worker.accountKey)
  await keep(context, line, { kind: 'assignment' }, { owner: worker.accountKey })
  return { ref, state: line.state }
}

export const handOver: Handler<'lists.handOver'> = async (context, { ref, institutionId, note }) => {
  const { db, city } = context
  const line = await standingLine(context, ref)
  const programme = (await programmesByCode(context)).get(line.programme)
  const capable = await capableInstitutions(db, capabilityFor(city, programme))
  if (!capable.some(row => row.institution_id === institutionId)) throw new ServiceError('SITE_NO_CAPABILITY')
  return take(context, line, { kind: 'hand_over' }, { institutionId, note, to: institutionId })
}

export const accept: Handler<'lists.accept'> = async (context, { ref }) => {
  const line = await standingLine(context, ref)
  const institutionId = line.institution_id
  return take(context, line, { kind: 'accept' }, { institutionId, to: institutionId })
}

/** It is the health worker's again, and says why. */
export const decline: Handler<'lists.decline'> = async (context, { ref, reason }) => {
  const line = await standingLine(context, ref)
  return take(
    context,
    line,
    { kind: 'return' },
    { institutionId: line.institution_id, note: reason, to: null },
  )
}
