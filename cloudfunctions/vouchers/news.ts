/** Tells the holders that something became of a voucher: by its title alone, and the rest on its page. */
import type { LocalDate, PersonId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
import type { VoucherNews } from '../../catalog/messages'
import type { Services } from '../service/context'
import { pregnancyOf, type Subject } from './rules/subject'

/** It is told within these days or not at all. */
const days = 14

export interface NewsOf {
  readonly people: readonly PersonId[]
  readonly programme: string
  /** What it hangs on: nobody hears of it after a pregnancy has ended. */
  readonly subject: Subject
  /** Two weeks from now unless said. */
  readonly lastDay?: LocalDate
}

/** In the caller's transaction. @param occasion names the event, so that it is told once */
export async function tellNews(
  services: Services,
  { people, programme, subject, lastDay }: NewsOf,
  news: VoucherNews,
  occasion: string,
): Promise<void> {
  const { clock } = services
  const pregnancyId = pregnancyOf(subject)
  await enqueue(
    services,
    people.map(personId => ({
      personId,
      dedupeKey: `voucher:${news}:${occasion}`,
      kind: 'voucher',
      template: `voucher.${news}`,
      params: { programme },
      urgency: 'U2',
      lastDay: lastDay ?? addDays(today(clock), days),
      ...(pregnancyId === null ? {} : { pregnancyId }),
      sendAt: clock.now(),
    })),
  )
}
