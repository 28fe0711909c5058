/** What an entitlement hangs on, so that it is given once: the union, the pregnancy, the person's year or month, or the person. */
import type { CoupleId, LocalDate, PersonId, PregnancyId } from '../../../types/schema'
import type { Programme } from '../../eligibility/rules/programme'

/** `couple:<id>`, `pregnancy:<id>`, `person:<year>`, `person:<year>-<month>` or `person:once`, as `voucher.subject` holds it. */
export type Subject = string & { readonly __brand: 'Subject' }

export interface Ties {
  readonly couple: { readonly coupleId: CoupleId; readonly home: PersonId; readonly partner: PersonId } | null
  readonly pregnancyId: PregnancyId | null
}

export interface Holder {
  readonly subject: Subject
  /** Whose row the voucher is: the home person of the couple, so that both find the same one; the child, of a child's benefit. */
  readonly home: PersonId
  readonly partner: PersonId | null
}

export const coupleSubject = (id: CoupleId): Subject => `couple:${id}` as Subject
export const pregnancySubject = (id: PregnancyId): Subject => `pregnancy:${id}` as Subject
export const pregnancyOf = (subject: Subject): PregnancyId | null =>
  subject.startsWith('pregnancy:') ? (subject.slice('pregnancy:'.length) as PregnancyId) : null
export const onceSubject = 'person:once' as Subject
function periodSubject(day: LocalDate, every: Programme['every'] = 'year'): Subject {
  switch (every) {
    case 'year':
      return `person:${day.slice(0, 4)}` as Subject
    case 'month':
      return `person:${day.slice(0, 7)}` as Subject
    case 'once':
      return onceSubject
  }
}

/** Null when the programme is for a couple and there is none. A pregnancy programme before the pregnancy (folic acid while planning) hangs on the year. */
export function holderOf(
  programme: Pick<Programme, 'subject' | 'every'>,
  claimer: PersonId,
  ties: Ties,
  today: LocalDate,
): Holder | null {
  const own = (subject: Subject): Holder => ({ subject, home: claimer, partner: null })
  switch (programme.subject) {
    case 'couple': {
      if (ties.couple === null) return null
      const { coupleId, home, partner } = ties.couple
      return { subject: coupleSubject(coupleId), home, partner }
    }
    case 'pregnancy':
      return own(ties.pregnancyId === null ? periodSubject(today) : pregnancySubject(ties.pregnancyId))
    case 'person':
      return own(periodSubject(today, programme.every))
  }
}
