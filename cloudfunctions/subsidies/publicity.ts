/**
 * subsidies.public, .object, .objections, .answerObjection: masked names for some working days before the decision (domain
 * A1 1.16), never of a programme whose name tells something (F4). An objection that is open holds the decision.
 */
import { ServiceError } from '../../types/errors'
import type { ObjectionId } from '../../types/subsidies'
import { onViolation } from '../database/driver-error'
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import { audit } from '../service/audit'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { inPublicity, lockIn, publicApplication, type ApplicationRow } from './queries/applications'
import {
  answerObjection as writeAnswer,
  insertObjection,
  objectionsBy,
  objectionsTo,
} from './queries/objections'
import { applicationNumber, programmeOf } from './view'

export const objectionPlace = (part: 'said' | 'answer', id: ObjectionId): string =>
  `subsidy_objection.${part}:${id}`

/** SUBSIDY_IN_PUBLICITY until its last day is over and every objection is answered. */
export async function mustBeDecidable({ db, clock }: Services, row: ApplicationRow): Promise<void> {
  const running = row.public_until !== null && row.public_until >= today(clock)
  if (running || (await objectionsTo(db, row)).some(one => one.answer_sealed === null))
    throw new ServiceError('SUBSIDY_IN_PUBLICITY')
}

export const list: Handler<'subsidies.public'> = async (context, { cursor }) => {
  const { db, clock, city } = context
  const rows = await inPublicity(db, today(clock), decodeCursor(cursor, 2))
  const { items, next } = page(rows, row => [row.public_until, row.application_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  const versionOf = await programmeOf(context)
  return {
    items: items.map(row => ({
      applicationId: row.application_id,
      number: applicationNumber(row.application_id),
      name: familyNameOnly(names.get(row.person_id) ?? '*'),
      town: row.town ?? city.name,
      title: versionOf(row).title,
      amount: row.amount,
      publicUntil: row.public_until,
    })),
    phone: city.phone,
    next,
  }
}

/** 「张**」: for the public even the last character of a masked name is too much in a small town. */
const familyNameOnly = (masked: string): string => {
  const [first = '*', ...rest] = masked
  return first + rest.map(() => '*').join('')
}

export const object: Handler<'subsidies.object'> = async (context, { applicationId, said }) => {
  const { db, ids, clock, vault, caller } = context
  const row = await publicApplication(db, today(clock), applicationId)
  const id = ids.next<ObjectionId>()
  await onViolation(
    'subsidy_objection_one_open',
    () => new ServiceError('SUBSIDY_OBJECTED'),
    () =>
      insertObjection(db, row, {
        id,
        by: caller.accountKey,
        said: vault.seal(said, objectionPlace('said', id)),
        at: clock.now(),
      }),
  )
  return {}
}

export const objections: Handler<'subsidies.objections'> = async ({ db, vault, caller }, _) => ({
  items: (await objectionsBy(db, caller.accountKey)).map(row => ({
    objectionId: row.objection_id,
    number: applicationNumber(row.application_id),
    said: vault.open(row.said_sealed, objectionPlace('said', row.objection_id)),
    madeAt: row.made_at,
    answer:
      row.answer_sealed === null
        ? null
        : vault.open(row.answer_sealed, objectionPlace('answer', row.objection_id)),
  })),
})

export const answerObjection: Handler<'subsidies.answerObjection'> = async (
  context,
  { applicationId, objectionId, answer },
) => {
  const { db, clock, vault, caller, city } = context
  const row = await lockIn(db, rangeOf(caller, city.code), applicationId)
  const sealed = vault.seal(answer, objectionPlace('answer', objectionId))
  const written = { by: caller.accountKey, sealed, at: clock.now() }
  if (!(await writeAnswer(db, row, objectionId, written))) throw new ServiceError('NOT_FOUND')
  await audit(context, row.person_id, 'subsidies.answerObjection', `subsidy:${applicationId}`)
  return {}
}
