/** Whether sessions that use one resource at the same time have together more places than it has. */
import type { Resource, ResourceId } from '../../../types/sessions'
import type { LocalDate, TimeOfDay } from '../../../types/schema'

export interface Use {
  readonly resourceId?: ResourceId | null | undefined
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly capacity: number
}

export interface Overuse {
  readonly resource: Resource
  readonly day: LocalDate
  readonly starts: TimeOfDay
  readonly planned: number
}

/** The first by time. The most are there when a session begins, so that only beginnings need be looked at. */
export function firstOveruse(uses: readonly Use[], resources: readonly Resource[]): Overuse | null {
  const found = resources.flatMap(resource => {
    const days = new Map<LocalDate, Use[]>()
    for (const use of uses)
      if (use.resourceId === resource.resourceId) days.set(use.day, [...(days.get(use.day) ?? []), use])
    return [...days].flatMap(([day, own]) =>
      own.flatMap(({ starts }): Overuse[] => {
        const planned = own
          .filter(other => other.starts <= starts && starts < other.ends)
          .reduce((sum, other) => sum + other.capacity, 0)
        return planned > resource.places ? [{ resource, day, starts, planned }] : []
      }),
    )
  })
  const timeOf = ({ day, starts }: Overuse): string => `${day} ${starts}`
  return found.sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1))[0] ?? null
}
