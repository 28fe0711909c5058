/** What the database says became of each message, against what the providers were asked. */
import type { Db } from '../../cloudfunctions/database/db'
import { sql } from '../../cloudfunctions/database/sql'
import type { PersonId } from '../../types/schema'
import type { Reached } from '../crowd'
import type { Request } from './providers'

export interface Books {
  readonly messages: number
  readonly sent: number
  readonly unknown: number
  /** Asked again under the same key, and dropped by the provider. */
  readonly repeated: number
  /** Each must be empty. */
  readonly faults: {
    /** Not settled, or said to be sent and no provider took it. */
    readonly lost: readonly PersonId[]
    /** Reached her twice. */
    readonly doubled: readonly PersonId[]
    /** In doubt at a kill and not `outcome_unknown`, or the other way round. */
    readonly misjudged: readonly PersonId[]
    /** Its outcome unknown and pressing, without a call; or a call without that. */
    readonly uncalled: readonly PersonId[]
    /** A permission that was spent and is not counted, or counted twice. */
    readonly miscounted: readonly PersonId[]
  }
}

interface Row {
  readonly person_id: PersonId
  readonly state: string
  readonly pressing: boolean
  readonly in_queue: boolean
  readonly calls: number
  readonly used: number | null
}

/** One message a person. @param doubtful whose message a killed process left in doubt on a channel without a key */
export async function booksOf(
  db: Db,
  crowd: readonly Reached[],
  requests: readonly Request[],
  doubtful: ReadonlySet<PersonId>,
): Promise<Books> {
  const rows = new Map(
    (
      await db.many<Row>(sql`
        select m.person_id, m.state, m.urgency = 'U3' as pressing,
               exists (select 1 from outbox o where o.message_id = m.message_id) as in_queue,
               (select count(*)::int from task t where t.person_id = m.person_id and t.state = 'open') as calls,
               (select c.used from subscription_credit c where c.person_id = m.person_id) as used
        from message m`)
    ).map(row => [row.person_id, row]),
  )
  const delivered = new Map<string, number>()
  for (const request of requests)
    if (request.delivered) delivered.set(request.to, (delivered.get(request.to) ?? 0) + 1)
  const reached = ({ phone, openid }: Reached): number =>
    (delivered.get(phone) ?? 0) + (openid === null ? 0 : (delivered.get(openid) ?? 0))
  const those = (wrong: (row: Row | undefined, person: Reached) => boolean): PersonId[] =>
    crowd.filter(person => wrong(rows.get(person.personId), person)).map(({ personId }) => personId)
  const count = (state: string): number => [...rows.values()].filter(row => row.state === state).length
  const settled = ['sent', 'outcome_unknown']
  return {
    messages: crowd.length,
    sent: count('sent'),
    unknown: count('outcome_unknown'),
    repeated: requests.filter(({ repeated }) => repeated).length,
    faults: {
      lost: those(
        (row, person) =>
          row === undefined ||
          row.in_queue ||
          !settled.includes(row.state) ||
          (row.state === 'sent' && reached(person) === 0),
      ),
      doubled: those((_, person) => reached(person) > 1),
      misjudged: those((row, { personId }) => (row?.state === 'outcome_unknown') !== doubtful.has(personId)),
      uncalled: those(row => row?.calls !== (row?.state === 'outcome_unknown' && row.pressing ? 1 : 0)),
      miscounted: those((row, { openid }) => row?.used !== (openid === null ? null : 1)),
    },
  }
}
