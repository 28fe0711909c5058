/** evidence.awaiting, .declared, .decide: what residents told of themselves, until a counter has seen the paper. */
import { ServiceError } from '../../types/errors'
import { factsChanged } from '../eligibility/changed'
import { inScope } from '../eligibility/list-scope'
import { maskedNames } from '../people/masked-names'
import { audit } from '../service/audit'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { declaredBy } from './declarations'
import { mustBeHere } from './find'
import { awaitingPage, decideOpen, setResidence } from './queries/declarations'

export const awaiting: Handler<'evidence.awaiting'> = async (context, { cursor }) => {
  const { db, city, caller } = context
  const rows = await awaitingPage(db, inScope(caller.region, city.code), decodeCursor(cursor, 1)?.[0] ?? null)
  const { items, next } = page(rows, row => [row.declaration_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    items: items.map(row => ({
      ref: row.declaration_id,
      name: names.get(row.person_id) ?? '*',
      kind: row.kind,
      day: row.day,
      declaredAt: row.declared_at,
    })),
    next,
  }
}

export const declared: Handler<'evidence.declared'> = async (context, { personId }) => {
  await mustBeHere(context, personId)
  await audit(context, personId, 'evidence.declared')
  return { items: await declaredBy(context, personId) }
}

/** Confirmed, it becomes the record, and the answers follow at once. */
export const decide: Handler<'evidence.decide'> = async (context, { personId, kind, accept }) => {
  const { db, clock, caller } = context
  await mustBeHere(context, personId)
  const at = clock.now()
  const told = await decideOpen(db, personId, kind, {
    to: accept ? 'verified' : 'refused',
    at,
    accountKey: caller.accountKey,
  })
  if (told === undefined) throw new ServiceError('NOT_FOUND')
  await audit(context, personId, 'evidence.decide', `${kind}:${accept ? 'verified' : 'refused'}`)
  if (accept) {
    await setResidence(
      db,
      personId,
      kind === 'residence_since' ? { residenceSince: told.day } : { permitUntil: told.day },
      at,
    )
    await factsChanged(context, [personId])
  }
  return { items: await declaredBy(context, personId) }
}
