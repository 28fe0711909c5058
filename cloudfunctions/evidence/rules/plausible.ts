/** Which days a resident or a counter may enter. */
import type { DeclarationKind } from '../../../types/evidence'
import type { LocalDate } from '../../../types/schema'
import { addYears } from '../../eligibility/rules/calendar'

/** Plans lie ahead, at most two years; a residence began, at most a lifetime ago; a permit runs at most ten years on. */
export function isPlausible(kind: DeclarationKind, day: LocalDate, today: LocalDate): boolean {
  switch (kind) {
    case 'plans_pregnancy':
    case 'plans_registration':
      return day >= today && day <= addYears(today, 2)
    case 'residence_since':
      return day <= today && day > addYears(today, -100)
    case 'permit_until':
      return day > addYears(today, -10) && day <= addYears(today, 10)
  }
}
