/**
 * The green channel at a clinic (三个全覆盖, domain B5): families that named people care for, and who asked to be
 * accompanied on that day. Other institutions see the tag 绿色通道 and never the reason (domain F3); low income, destitution
 * and disability alone are no badge at a counter (F4).
 */
import type { LocalDate, PersonId } from '../../types/schema'
import type { Services } from '../service/context'
import { onGreenChannel } from './queries/priority'

export const priorityOn = async (
  { db }: Pick<Services, 'db'>,
  people: readonly PersonId[],
  day: LocalDate,
): Promise<ReadonlySet<PersonId>> =>
  people.length === 0 ? new Set() : new Set(await onGreenChannel(db, people, day))
