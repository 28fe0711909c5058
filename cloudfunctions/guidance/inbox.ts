/** lists.handedOver: the clinic's inbox of lines, masked until opened. */
import { maskName, maskPhone } from '../people/name'
import { openName, openPhone } from '../people/sealed'
import { today } from '../platform/clock'
import type { Handler } from '../service/context'
import { page } from '../service/page'
import { handedPage } from './queries/inbox'
import { refOf } from './reference'
import { afterOf, cursorOf } from './rows'
import { programmesByCode } from './sight'

/** A clerk without an institution has nothing in it. */
export const handedOver: Handler<'lists.handedOver'> = async (context, { state, cursor }) => {
  const { db, vault, clock, caller } = context
  const after = afterOf(cursor)
  if (caller.institutionId === null) return { items: [], next: null }
  const { items, next } = page(await handedPage(db, caller.institutionId, state, after), cursorOf)
  const programmes = await programmesByCode(context)
  const day = today(clock)
  return {
    items: items.map(row => ({
      ref: refOf(row),
      title: programmes.get(row.programme)?.title ?? '',
      name: maskName(openName(vault, row.person_id, row.name_sealed)),
      phone: row.phone_sealed === null ? null : maskPhone(openPhone(vault, row.person_id, row.phone_sealed)),
      dueOn: row.due_on,
      overdue: row.due_on < day,
      from: row.from ?? '',
      handedOverAt: row.handed_at,
    })),
    next,
  }
}
