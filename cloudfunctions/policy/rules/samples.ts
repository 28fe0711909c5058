/** A few people to look at: of each kind of change some, from different towns, so that one town's data does not mislead. */
import type { Rehearsal } from '../../../types/policy'
import type { PersonId } from '../../../types/schema'

type Change = Rehearsal['samples'][number]['change']

export interface Sample {
  readonly change: Change
  readonly area: string | null
  readonly personId: PersonId
}

interface Found {
  readonly area: string | null
  readonly gained_id: PersonId | null
  readonly lost_id: PersonId | null
  readonly to_review_id: PersonId | null
  readonly from_review_id: PersonId | null
}

const columns = {
  gained: 'gained_id',
  lost: 'lost_id',
  toReview: 'to_review_id',
  fromReview: 'from_review_id',
} as const satisfies Record<Change, keyof Found>
const changes = ['gained', 'lost', 'toReview', 'fromReview'] as const

export const perChange = 3

export const samplesOf = (areas: readonly Found[]): readonly Sample[] =>
  changes.flatMap(change =>
    areas
      .flatMap(found => {
        const personId = found[columns[change]]
        return personId === null ? [] : [{ change, area: found.area, personId }]
      })
      .slice(0, perChange),
  )
