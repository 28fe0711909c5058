/** children.timeline: the stages of one child from its minute of birth, and the mother's own after it. */
import type { Output } from '../../types/contract'
import { ServiceError } from '../../types/errors'
import type { StageRow } from '../../types/pregnancy'
import type { LocalDate } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { addDays } from '../eligibility/rules/calendar'
import { childrenOf } from '../people/children'
import { childAgeWords, completedMonths } from '../people/rules/child-age-words'
import { today } from '../platform/clock'
import { stageRights } from '../pregnancy/ongoing'
import { gaDaysOn } from '../pregnancy/rules/dating'
import { stateOf } from '../pregnancy/rules/timeline'
import { windowsOf } from '../pregnancy/rules/window'
import { toldBirths } from '../reminders/told-births'
import { stagesOf, type Course } from '../reminders/rules/courses'
import { afterBirth, type ToldBirth } from '../reminders/rules/told-birth'
import type { Context, Handler, ResidentCaller } from '../service/context'
import { childById } from './queries/births'
import { correctedBirthday } from './rules/plausible'

type Timeline = Output<'children.timeline'>
/** The mother's last window closes then. */
const motherDays = 180

export const timeline: Handler<'children.timeline'> = async (context, { child }) => {
  const { db, clock, caller } = context
  const day = today(clock)
  const children = await childrenOf(context, caller.personId)
  const own = child === undefined ? children[0] : children.find(one => one.child === child)
  if (own === undefined) {
    if (child !== undefined) throw new ServiceError('NOT_FOUND')
    return { today: day, children: [], shown: null, stages: [], mother: [] }
  }
  const row = await childById(db, own.child)
  const birth = (await toldBirths(context, caller.personId)).find(({ id }) => id === own.child)
  if (row === undefined || birth === undefined) throw new ServiceError('NOT_FOUND')
  const rows = await rowsOf(context, birth)
  const isMother = row.mother_id === caller.personId && addDays(birth.bornOn, motherDays) >= day
  return {
    today: day,
    children: [...children],
    shown: {
      ...own,
      correctedAge: correctedAge(
        birth.bornOn,
        row.edd === null ? null : gaDaysOn(row.edd, birth.bornOn),
        day,
      ),
    },
    stages: rows(['child']),
    mother: isMother ? rows(['discharge', 'mother']) : [],
  } satisfies Timeline
}

function correctedAge(born: LocalDate, gaDaysAtBirth: number | null, day: LocalDate): string | null {
  const from = correctedBirthday(born, gaDaysAtBirth, completedMonths(born, day))
  if (from === null) return null
  return from > day ? '未到预产期' : `矫正${childAgeWords(from, day)}`
}

async function rowsOf(
  context: Context<ResidentCaller>,
  birth: ToldBirth,
): Promise<(courses: readonly Course[]) => StageRow[]> {
  const { city, clock, caller } = context
  const day = today(clock)
  const record = await stageRights(context, caller.personId)
  const programmes = await programmesInForce(context)
  return courses =>
    courses
      .flatMap(course => stagesOf(city.stages, course, false))
      .flatMap(stage => {
        const discharge = stage.anchor === 'DISCH'
        const on = discharge ? birth.dischargedOn : birth.bornOn
        if (on === null) return []
        return windowsOf(stage, on, discharge ? undefined : birth.bornAt).flatMap((window): StageRow[] => {
          const found = afterBirth(stage, window.occurrence, birth, record, city.stages, clock.now())
          if (found === 'none') return []
          return [
            {
              key: stage.key,
              occurrence: window.occurrence,
              title: stage.thing,
              what: stage.what,
              where: stage.where,
              note: stage.note ?? '',
              opensOn: window.opensOn,
              closesOn: window.closesOn,
              gaFrom: null,
              gaTo: null,
              state: found === 'done' ? 'done' : found === 'closed' ? 'past' : stateOf(window, day),
              urgency: stage.urgency,
              programme: programmes.find(({ code }) => code === stage.voucher)?.code ?? null,
              service: stage.service ?? null,
            },
          ]
        })
      })
      .sort((a, b) =>
        a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : a.closesOn < b.closesOn ? -1 : 1,
      )
}
