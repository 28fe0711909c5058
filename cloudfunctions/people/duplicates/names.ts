/**
 * duplicates.names, .settleName: two names under one number (domain H46). The officer types the name that the document
 * shows: it is the one on record, which stays, or another, which takes its place. Either way the hold is lifted.
 */
import { rangeOf } from '../../reminders/tasks'
import { audit } from '../../service/audit'
import type { Handler } from '../../service/context'
import { decodeCursor, page } from '../../service/page'
import { maskName, normaliseName } from '../name'
import { nameIndex, openName, sealName } from '../sealed'
import { findDuplicates, likely } from './find'
import { raiseDoubt } from './queries/doubt'
import { heldPage, lockHeld, settleHeld } from './queries/held'
import { documentViews } from './review'

export const names: Handler<'duplicates.names'> = async (context, { cursor }) => {
  const { db, vault, caller, city } = context
  const rows = await heldPage(db, rangeOf(caller, city.code), decodeCursor(cursor, 1))
  const { items, next } = page(rows, row => [row.person_id])
  const papers = await documentViews(
    context,
    items.map(row => row.person_id),
  )
  return {
    items: items.map(row => ({
      personId: row.person_id,
      name: maskName(openName(vault, row.person_id, row.name_sealed)),
      birthDate: row.birth_date,
      documents: papers.get(row.person_id) ?? [],
      village: row.village ?? '',
    })),
    next,
  }
}

export const settleName: Handler<'duplicates.settleName'> = async (context, { personId, name, reason }) => {
  const { db, vault, ids, clock, caller, city } = context
  const row = await lockHeld(db, personId, rangeOf(caller, city.code))
  const before = openName(vault, personId, row.name_sealed)
  const renamed = normaliseName(name) !== normaliseName(before)
  const decisionId = ids.next()
  const place = (field: string): string => `name_decision.${field}:${decisionId}`
  await settleHeld(db, {
    personId,
    decisionId,
    beforeSealed: vault.seal(before, place('before')),
    reasonSealed: vault.seal(reason, place('reason')),
    accountKey: caller.accountKey,
    at: clock.now(),
    name: renamed ? { sealed: sealName(vault, personId, name), index: nameIndex(vault, name) } : null,
  })
  // With the name that holds she may be somebody who is on record already, or was thought to be.
  await findDuplicates(context, [personId])
  await raiseDoubt(db, [personId], likely)
  await audit(context, personId, 'duplicates.settleName', renamed ? 'renamed' : 'kept')
  return { personId, renamed }
}
