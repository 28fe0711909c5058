// Until when something is to be done: the date, or that it has passed.
import { longDate, shortDate } from './date-words'
import { Tag } from './tag'

export function DueDate({ dueOn, overdue }: { dueOn: string; overdue: boolean }) {
  return overdue ? <Tag tone='danger'>{`已过 ${shortDate(dueOn)}`}</Tag> : <>{longDate(dueOn)}</>
}
