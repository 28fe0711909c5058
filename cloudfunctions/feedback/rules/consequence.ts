/** From an answer and the city's strategies to what follows, before anything is written. */
import { strategiesFor, type Answer, type Strategy, type StrategyEffect } from '../../../catalog/strategies'
import { fill } from '../../../types/errors'
import type { LocalDate } from '../../../types/schema'
import { addDays, chineseDate } from '../../eligibility/rules/calendar'

/** Without a pregnancy to end it, a closed topic may be spoken of again after a year. */
const closedDays = 365

export interface Consequence {
  readonly strategy: string
  /** Null: of nothing in particular. */
  readonly topic: string | null
  readonly then: StrategyEffect
  /** First day on which the topic may be spoken of again; null when the pregnancy ends it, or nothing does. */
  readonly until: LocalDate | null
}

/** A snooze or a close is one a topic; a task or a channel is one an answer. Without a topic nothing can be put off. */
export function consequencesOf(
  table: readonly Strategy[],
  answer: Answer,
  topics: readonly string[],
  day: LocalDate,
  inPregnancy: boolean,
): readonly Consequence[] {
  return strategiesFor(table, answer, topics).flatMap((row): Consequence[] => {
    const { key, then } = row
    // A strategy that names topics says nothing about the others of the same message.
    const about = row.topics === undefined ? topics : topics.filter(topic => row.topics?.includes(topic))
    switch (then.do) {
      case 'snooze':
        return about.map(topic => ({ strategy: key, topic, then, until: addDays(day, then.days) }))
      case 'close':
        return about.map(topic => ({
          strategy: key,
          topic,
          then,
          until: inPregnancy ? null : addDays(day, closedDays),
        }))
      case 'channel':
      case 'task':
        return [{ strategy: key, topic: about[0] ?? null, then, until: null }]
    }
  })
}

/** What happens now, in her words: one sentence a strategy. */
export function saysOf(table: readonly Strategy[], keys: readonly string[], day: LocalDate): string[] {
  return table
    .filter(({ key }) => keys.includes(key))
    .map(({ then, says }) => {
      const count = then.do === 'snooze' ? then.days : then.do === 'task' ? then.dueDays : 0
      return fill(says, { days: count, date: chineseDate(addDays(day, count), day) })
    })
}

/** The strategy's effect for a manager. */
export function doesInWords(then: StrategyEffect): string {
  switch (then.do) {
    case 'snooze':
      return `${then.days}天内不自动提醒`
    case 'channel':
      return { phone: '以后先打电话', sms: '以后先发短信', wechat: '以后先发微信' }[then.use]
    case 'task':
      return `${then.kind === 'correct_data' ? '核对更正' : '电话'}待办,${then.dueDays}天内`
    case 'close':
      return `结束引导(${then.note}),不标记已使用`
  }
}
