/** What a notice is about besides the programme: a new union, pregnancy or year is a new case. */
import type { LocalDate } from '../../../types/schema'
import type { Programme } from './programme'

export interface CaseTies {
  readonly coupleId: string | null
  readonly pregnancyId: string | null
}

export function caseKeyOf(
  { subject }: Pick<Programme, 'subject'>,
  { coupleId, pregnancyId }: CaseTies,
  today: LocalDate,
): string {
  switch (subject) {
    case 'couple':
      return `couple:${coupleId ?? 'none'}`
    case 'pregnancy':
      return `pregnancy:${pregnancyId ?? 'none'}`
    case 'person':
      return `person:${today.slice(0, 4)}`
  }
}
