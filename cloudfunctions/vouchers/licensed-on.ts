/** The day that a licence must cover for a voucher to be used: today, or none where the law asks for none. */
import { licenceKinds } from '../../catalog/licences'
import type { LocalDate } from '../../types/schema'
import { today } from '../platform/clock'
import type { Services } from '../service/context'

export const licensedOn = (
  { city, clock }: Pick<Services, 'city' | 'clock'>,
  capability: string,
): LocalDate | null => (capability in licenceKinds(city) ? today(clock) : null)
