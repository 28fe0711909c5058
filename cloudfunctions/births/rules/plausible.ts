/** What a recorded birth must hold. */
import type { LocalDate } from '../../../types/schema'
import { addDays, dayNumber } from '../../eligibility/rules/calendar'
import { gaDaysOn } from '../../pregnancy/rules/dating'

/** Below 22 completed weeks WHO (ICD-11) counts no birth: it is a loss. */
const viableGaDays = 22 * 7
/** 孕满28周 is the perinatal period in China: an earlier live birth is asked about. */
const perinatalGaDays = 28 * 7
const longestGaDays = 44 * 7
/** Children of one delivery; twins may be born on two days. */
export const sameBirthDays = 2
/** Between two deliveries of one woman. */
export const betweenBirthsDays = 150

export type BirthFault = 'BIRTH_EARLY' | 'DATE_IMPLAUSIBLE'

/** @param edd of the pregnancy that it ends; null when that is not known */
export function birthFault(edd: LocalDate | null, bornOn: LocalDate, sure: boolean): BirthFault | null {
  if (edd === null) return null
  const gaDays = gaDaysOn(edd, bornOn)
  if (gaDays < viableGaDays || gaDays > longestGaDays) return 'DATE_IMPLAUSIBLE'
  return gaDays < perinatalGaDays && !sure ? 'BIRTH_EARLY' : null
}

export const daysApart = (a: LocalDate, b: LocalDate): number => Math.abs(dayNumber(a) - dayNumber(b))

const fullTermGaDays = 37 * 7
const termGaDays = 280
const correctedMonths = 24

/**
 * The day from which the age of a child born before 37 weeks is counted for growth, to 24 months (domain H10); null for
 * every other child. Vaccines and checks keep to the birthday.
 */
export function correctedBirthday(
  born: LocalDate,
  gaDaysAtBirth: number | null,
  monthsOld: number,
): LocalDate | null {
  if (gaDaysAtBirth === null || gaDaysAtBirth >= fullTermGaDays || monthsOld >= correctedMonths) return null
  return addDays(born, termGaDays - gaDaysAtBirth)
}

/** `{mother}之子`, as hospitals write until there is a name; several of one sex are counted. */
export function workingNames(
  mother: string,
  children: readonly { readonly sex: 'male' | 'female' | 'unknown' }[],
): readonly string[] {
  const word = { male: '子', female: '女', unknown: '婴' } as const
  const order = ['长', '次', '三', '四', '五', '六']
  return children.map(({ sex }, i) => {
    const nth = children.slice(0, i).filter(other => other.sex === sex).length
    const alone = children.filter(other => other.sex === sex).length === 1
    return `${mother}之${alone ? '' : (order[nth] ?? '')}${word[sex]}`
  })
}
