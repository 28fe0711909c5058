/** 「90天内不再提醒」 is a promise of quiet, and of one more word afterwards: the first contact is made again when it ends. */
import type { LocalDate } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { entitledUntil } from '../eligibility/entitled'
import { firstContactPrefix } from '../eligibility/first-contact'
import { nextSendingHour } from '../eligibility/sending-hours'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue, type NewMessage } from '../reminders/enqueue'
import type { Services } from '../service/context'
import { endedSnoozes } from './queries/quiet'

const batch = 1000
const freshDays = 90

/** To whoever is still entitled. Idempotent by the snooze. @returns messages written */
export async function contactAgain(services: Services): Promise<number> {
  const { db, clock, city } = services
  const day = today(clock)
  const programmes = await programmesInForce(services)
  const messages: NewMessage[] = []
  for (const ended of await endedSnoozes(db, day, batch)) {
    const programme = programmes.find(({ code }) => code === ended.topic)
    const stage = city.stages.find(({ key }) => `stage.${key}` === ended.template)
    if (programme === undefined || stage === undefined || stage.urgency === 'staff') continue
    const { entitled, lastDay } = await entitledUntil(services, ended.person_id, programme)
    if (!entitled) continue
    const stale: LocalDate = addDays(day, freshDays)
    messages.push({
      personId: ended.person_id,
      dedupeKey: `${firstContactPrefix(programme.code)}again:${ended.application_id}`,
      kind: 'service',
      template: ended.template,
      params: {},
      urgency: stage.urgency,
      lastDay: lastDay !== null && lastDay < stale ? lastDay : stale,
      sendAt: nextSendingHour(clock.now()),
    })
  }
  return enqueue(services, messages)
}
