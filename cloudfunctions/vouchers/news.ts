/** Tells the holders that something became of a voucher: by its title alone, and the rest on its page. */
import type { PersonId, VoucherId } from '../../types/schema'
import { addDays } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import { enqueue } from '../reminders/enqueue'
import type { VoucherNews } from '../../catalog/messages'
import type { Services } from '../service/context'

/** It is told within these days or not at all. */
const days = 14

export interface NewsOf {
  readonly people: readonly PersonId[]
  readonly programme: string
  readonly voucherId: VoucherId
}

/** In the caller's transaction. @param occasion names the event, so that it is told once */
export async function tellNews(
  services: Services,
  { people, programme, voucherId }: NewsOf,
  news: VoucherNews,
  occasion: string,
): Promise<void> {
  const { clock } = services
  await enqueue(
    services,
    people.map(personId => ({
      personId,
      dedupeKey: `voucher:${news}:${occasion}`,
      kind: 'voucher',
      template: `voucher.${news}`,
      params: { programme, voucher: voucherId },
      urgency: 'U2',
      lastDay: addDays(today(clock), days),
      sendAt: clock.now(),
    })),
  )
}
