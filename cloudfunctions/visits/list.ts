/** visits.list: who is to be visited, by class and deadline; masked until opened. */
import { maskedNames } from '../people/masked-names'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import type { Handler } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { countOpen, visitsPage } from './queries/visits'

export const list: Handler<'visits.list'> = async (context, input) => {
  const { db, clock, city, caller } = context
  const range = rangeOf(caller, city.code)
  const day = today(clock)
  const counts = await countOpen(db, day, range)
  const rows = await visitsPage(db, {
    show: input.show ?? 'open',
    class: input.class ?? null,
    today: day,
    range,
    after: decodeCursor(input.cursor, 2),
  })
  const { items, next } = page(rows, row => [row.sort_on, row.visit_id])
  const names = await maskedNames(
    context,
    items.map(row => row.person_id),
  )
  return {
    classes: (city.visitClasses ?? []).map(row => {
      const count = counts.find(one => one.class === row.class)
      return { class: row.class, title: row.title, open: count?.open ?? 0, overdue: count?.overdue ?? 0 }
    }),
    items: items.map(row => ({
      visitId: row.visit_id,
      name: names.get(row.person_id) ?? '*',
      village: row.village ?? '',
      class: row.class,
      title: row.title,
      dueOn: row.due_on,
      overdue: row.state === 'open' && row.due_on < day,
      attempts: row.attempts,
      state: row.state,
    })),
    next,
  }
}
