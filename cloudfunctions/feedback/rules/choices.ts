/** Which answers a message offers. After a loss it offers none, and nothing is asked (domain F4). */
import { answers, type Answer } from '../../../catalog/strategies'

export interface AskedAbout {
  /** Something of hers ended: a hold because of a loss, or the pregnancy that the message was about. */
  readonly ended: boolean
  /** A family that one named human cares for: it may ask for a call, and is asked nothing. */
  readonly byHumanOnly: boolean
  readonly urgency: 'U1' | 'U2' | 'U3' | 'U4'
  readonly topics: readonly string[]
}

export function choicesFor({ ended, byHumanOnly, urgency, topics }: AskedAbout): readonly Answer[] {
  if (ended) return []
  if (byHumanOnly) return ['call_me']
  // An appointment is moved and cancelled on its own page.
  if (topics.length === 0) return ['wrong_data', 'call_me']
  // What she must hear today cannot be put off.
  if (urgency === 'U4') return ['done_elsewhere', 'call_me']
  return answers
}
