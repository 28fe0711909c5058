/** One step of an application: its state, its deadline, its event, in the caller's transaction. */
import { usualSubsidyDays, type SubsidyDays } from '../../catalog/subsidies'
import { ServiceError } from '../../types/errors'
import type { SubsidyRefusal, SubsidyState } from '../../types/subsidies'
import type { LocalDate } from '../../types/schema'
import { holidaysInForce } from '../catalogue/holidays'
import { sql, type Query } from '../database/sql'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
import { holidaysOf, workingDayAfter } from '../reminders/rules/working-day'
import type { Context, ResidentCaller, Services, StaffCaller } from '../service/context'
import { setState, type ApplicationRow } from './queries/applications'
import { insertStep } from './queries/steps'
import { mayMove } from './rules/moves'

type Mover = Context<ResidentCaller> | Context<StaffCaller>

export async function workingDays(
  services: Services,
  from: LocalDate,
  step: keyof SubsidyDays,
): Promise<LocalDate> {
  const count = { ...usualSubsidyDays, ...services.city.subsidyWorkingDays }[step]
  return workingDayAfter(from, count, holidaysOf(await holidaysInForce(services)))
}

export interface Said {
  readonly reason?: SubsidyRefusal
  readonly papers?: readonly string[]
  readonly words?: string | undefined
  readonly supervisorReason?: string | undefined
}
export const wordsPlace = (id: string): string => `subsidy_event.words:${id}`

export function mustMove({ state }: Pick<ApplicationRow, 'state'>, to: SubsidyState): void {
  if (!mayMove(state, to)) throw new ServiceError('SUBSIDY_STATE')
}

/** @param from null for a new application, whose row is there already */
export async function note(
  { db, ids, clock, vault, caller }: Mover,
  row: Pick<ApplicationRow, 'person_id' | 'application_id'>,
  from: SubsidyState | null,
  to: SubsidyState,
  { reason, papers, words, supervisorReason }: Said,
): Promise<void> {
  const id = ids.next()
  await insertStep(db, row, {
    id,
    from,
    to,
    at: clock.now(),
    by: caller.accountKey,
    reason: reason ?? null,
    papers: papers ?? [],
    words: words === undefined ? null : vault.seal(words, wordsPlace(id)),
    supervisor:
      supervisorReason === undefined ? null : vault.seal(supervisorReason, `subsidy_event.supervisor:${id}`),
  })
}

/** SUBSIDY_STATE when the table does not know this step. @param changes see `setState` */
export async function move(
  context: Mover,
  row: ApplicationRow,
  to: SubsidyState,
  { dueOn, changes = sql``, ...said }: Said & { readonly dueOn?: LocalDate; readonly changes?: Query },
): Promise<void> {
  mustMove(row, to)
  if ((await setState(context.db, row, to, dueOn ?? row.due_on, changes)) !== 1)
    throw new ServiceError('SUBSIDY_STATE')
  await note(context, row, row.state, to, said)
}

/** The same words for every step and every subsidy (domain F4). */
export async function tell(
  context: Services,
  { person_id, application_id }: ApplicationRow,
  occasion: string,
): Promise<void> {
  const { clock } = context
  await enqueue(context, [
    {
      personId: person_id,
      dedupeKey: `subsidy:${application_id}:${occasion}:${clock.now()}`,
      kind: 'voucher',
      template: 'subsidy.moved',
      params: {},
      urgency: 'U2',
      lastDay: addDays(today(clock), 14),
      sendAt: clock.now(),
    },
  ])
}
