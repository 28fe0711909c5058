/** visits.report: women by class and visits done on time, by town (domain A1 1.8). */
import { ServiceError } from '../../types/errors'
import { today } from '../platform/clock'
import { rangeOf } from '../reminders/tasks'
import type { Handler } from '../service/context'
import { handedOutIn, visitsByTown, womenByTown, type TownVisits } from './queries/report'

const noWomen = { class1: 0, class2: 0, class3: 0 }
const noVisits = { due: 0, done: 0, onTime: 0, refused: 0, notHome: 0, moved: 0, missed: 0 }

export const report: Handler<'visits.report'> = async ({ db, clock, city, caller }, { from, to }) => {
  if (to < from) throw new ServiceError('INVALID_INPUT', {}, [{ path: 'to', text: '结束日期早于开始日期' }])
  const range = rangeOf(caller, city.code)
  const women = await womenByTown(db, range)
  const visits = await visitsByTown(db, { from, to, today: today(clock) }, range)
  const towns = [...new Set([...women, ...visits].map(({ town }) => town))].sort()
  const regions = towns.map(town => {
    const at = women.find(row => row.town === town)
    const done = visits.find(row => row.town === town)
    return {
      region: town,
      name: at?.name ?? done?.name ?? '其他或未登记',
      women: at === undefined ? noWomen : { class1: at.class1, class2: at.class2, class3: at.class3 },
      ...numbersOf(done),
    }
  })
  return {
    regions,
    total: regions.reduce(
      (sum, row) => ({
        women: {
          class1: sum.women.class1 + row.women.class1,
          class2: sum.women.class2 + row.women.class2,
          class3: sum.women.class3 + row.women.class3,
        },
        due: sum.due + row.due,
        done: sum.done + row.done,
        onTime: sum.onTime + row.onTime,
        refused: sum.refused + row.refused,
        notHome: sum.notHome + row.notHome,
        moved: sum.moved + row.moved,
        missed: sum.missed + row.missed,
      }),
      { women: noWomen, ...noVisits },
    ),
    handedOut: await handedOutIn(db, { from, to }, range),
  }
}

const numbersOf = (row: TownVisits | undefined): typeof noVisits =>
  row === undefined
    ? noVisits
    : {
        due: row.due,
        done: row.done,
        onTime: row.onTime,
        refused: row.refused,
        notHome: row.notHome,
        moved: row.moved,
        missed: row.missed,
      }
