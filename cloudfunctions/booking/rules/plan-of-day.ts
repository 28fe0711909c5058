/** Which weekly sessions hold on a day: the institution's own plan wins over the city's pack. */
import type { Audience, ResourceId } from '../../../types/sessions'
import type { InstitutionId, LocalDate, ServiceCode, TimeOfDay } from '../../../types/schema'

export interface Session {
  readonly weekday: number
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  /** Places, one a person. */
  readonly capacity: number
  readonly audience: Audience
  /** What it uses of the institution's resources. */
  readonly resourceId?: ResourceId | null | undefined
}

/** A session of one service at one institution. */
export interface Template extends Session {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
}

/** What an institution decided itself for one service. */
export interface OwnPlan {
  readonly institutionId: InstitutionId
  readonly service: ServiceCode
  /** `weekly`: from that day on, until the next; `day`: on that day only. */
  readonly kind: 'weekly' | 'day'
  readonly from: LocalDate
  readonly sessions: readonly Session[]
}

/** The weekly sessions of one service at one institution, whoever decided them. */
export interface WeeklyPlans {
  readonly pack: readonly Template[]
  readonly own: readonly OwnPlan[]
}

/** @param plans of one service at one institution */
export function weeklyOn<S extends Session>(
  plans: { readonly pack: readonly S[]; readonly own: readonly OwnPlan[] },
  day: LocalDate,
): readonly Session[] {
  const holding = plans.own
    .filter(plan => plan.kind === 'weekly' && plan.from <= day)
    .reduce<OwnPlan | null>((last, plan) => (last === null || plan.from > last.from ? plan : last), null)
  return holding?.sessions ?? plans.pack
}
