/** First contact (计生找人): one service message to each person whom a pass found entitled to something. */
import type { Stage } from '../../catalog/city'
import type { LocalDate } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { today } from '../platform/clock'
import { enqueue, type NewMessage } from '../reminders/enqueue'
import type { Services } from '../service/context'
import { uncontacted, type Uncontacted } from './queries/first-contact'
import { addDays } from './rules/calendar'
import { factsOf } from './rules/facts'
import { flipDate } from './rules/flip'
import { ruleOf, type Programme } from './rules/programme'
import { nextSendingHour } from './sending-hours'

/** Without an end of the entitlement in sight, a first contact is stale after this. */
const freshDays = 90
const batch = 1000

/** `service:<programme>:`; what the benefit hangs on follows. */
export const firstContactPrefix = (programme: string): string => `service:${programme}:`

type Told = Extract<Stage['urgency'], NewMessage['urgency']>
interface FirstContact {
  readonly programme: Programme
  readonly subject: 'couple' | 'person'
  readonly stage: Stage
  readonly urgency: Told
}

/** Stages of a pregnancy or a child are reminders with a date of their own; a wedding is what a pass finds. */
function firstContactsOf({ city }: Services, programmes: readonly Programme[]): readonly FirstContact[] {
  return programmes.flatMap(programme => {
    const { subject } = programme
    const stage = city.stages.find(({ voucher, anchor }) => voucher === programme.code && anchor === 'MARRY')
    if (subject === 'pregnancy' || stage === undefined || stage.urgency === 'staff') return []
    return [{ programme, subject, stage, urgency: stage.urgency }]
  })
}

/** Idempotent by person and programme and couple. @returns messages written */
export async function enqueueFirstContacts(services: Services): Promise<number> {
  const day = today(services.clock)
  const sendAt = nextSendingHour(services.clock.now())
  const programmes = await programmesInForce(services)
  let written = 0
  for (const { programme, subject, stage, urgency } of firstContactsOf(services, programmes)) {
    const rule = ruleOf(programme)
    const lastDay = (row: Uncontacted): LocalDate => {
      const flip = flipDate(rule, programme.effectiveTo, factsOf(row), day)
      return flip === undefined ? addDays(day, freshDays) : addDays(flip, -1)
    }
    const people = await uncontacted(services.db, {
      bit: 1n << BigInt(programme.ordinal),
      code: programme.code,
      prefix: firstContactPrefix(programme.code),
      subject,
      today: day,
    })
    const messages = people.map((row): NewMessage => ({
      personId: row.person_id,
      dedupeKey: row.dedupe_key,
      kind: 'service',
      template: `stage.${stage.key}`,
      params: {},
      urgency,
      lastDay: lastDay(row),
      sendAt,
    }))
    for (let i = 0; i < messages.length; i += batch)
      written += await enqueue(services, messages.slice(i, i + batch))
  }
  return written
}
