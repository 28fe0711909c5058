/** What follows from an answer (根据服务对象反馈调整服务策略): data that a health bureau changes without changing code. */
import { z } from '../types/schema'

export const answers = ['done_elsewhere', 'not_now', 'inconvenient', 'wrong_data', 'call_me'] as const
export type Answer = (typeof answers)[number]

const days = z.int().check(z.gte(1), z.lte(366, '最多366天'))
const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max, `最多${max}个字`))

export const strategyEffect = z.discriminatedUnion('do', [
  /** Nothing automatic about the topic for so many days; a first contact is made once more afterwards. */
  z.strictObject({ do: z.literal('snooze'), days }),
  /** From now on this way, where it can be had. */
  z.strictObject({ do: z.literal('channel'), use: z.enum(['phone', 'sms', 'wechat']) }),
  /** A human does it by the day. */
  z.strictObject({
    do: z.literal('task'),
    kind: z.enum(['phone_reminder', 'correct_data']),
    dueDays: z.int().check(z.gte(1), z.lte(60)),
    /** What the worker reads. */
    reason: line(40),
  }),
  /** The guidance about the topic ends for this pregnancy, or for a year; the benefit is not marked as used. */
  z.strictObject({ do: z.literal('close'), note: line(40) }),
])
export type StrategyEffect = z.infer<typeof strategyEffect>

export const strategy = z.strictObject({
  /** Stays with the strategy for ever: its effect is counted by it. A changed strategy is a new key. */
  key: z.string().check(z.regex(/^[a-z][a-z0-9_]{2,40}$/)),
  title: line(20),
  answer: z.enum(answers),
  /** Programmes or stages that it is for. One that names the topic wins over those that name none. */
  topics: z.optional(z.array(z.string().check(z.regex(/^[A-Z][A-Z0-9_]{2,30}$/))).check(z.minLength(1))),
  then: strategyEffect,
  /** What happens now, in words for the resident; {days} and {date} are filled in. */
  says: line(60),
})
export type Strategy = z.infer<typeof strategy>

export const strategyTable = z
  .array(strategy)
  .check(z.refine(rows => new Set(rows.map(({ key }) => key)).size === rows.length, '策略编号重复'))

/** Defaults [D], no outside authority: domain A0 0.9 asks only that answers change what is done. */
export const strategies: readonly Strategy[] = strategyTable.parse([
  {
    key: 'elsewhere_close',
    title: '已在外地做:结束引导',
    answer: 'done_elsewhere',
    then: { do: 'close', note: '本人答复已在外地办理' },
    says: '好的,此项不再提醒您;免费资格不受影响,需要时仍可办理。',
  },
  {
    key: 'not_now_90',
    title: '暂时不需要:90天内不提醒',
    answer: 'not_now',
    then: { do: 'snooze', days: 90 },
    says: '好的,{days}天内不再提醒此项;需要时可随时办理。',
  },
  {
    key: 'inconvenient_14',
    title: '不方便:14天内不提醒',
    answer: 'inconvenient',
    then: { do: 'snooze', days: 14 },
    says: '好的,{days}天内不再发送此项提醒。',
  },
  {
    key: 'inconvenient_call',
    title: '不方便:电话商量',
    answer: 'inconvenient',
    then: { do: 'task', kind: 'phone_reminder', dueDays: 7, reason: '答复不方便,请电话商量时间和地点' },
    says: '工作人员会在{date}前来电,和您商量方便的时间和地点。',
  },
  {
    key: 'wrong_data_correct',
    title: '信息有误:核对更正',
    answer: 'wrong_data',
    then: { do: 'task', kind: 'correct_data', dueDays: 5, reason: '答复信息有误,请核对登记信息' },
    says: '谢谢您告诉我们,工作人员会在{date}前与您核对更正。',
  },
  {
    key: 'wrong_data_pause',
    title: '信息有误:核对期间不提醒',
    answer: 'wrong_data',
    then: { do: 'snooze', days: 5 },
    says: '核对期间不再发送此项提醒。',
  },
  {
    key: 'call_me_task',
    title: '想电话联系:回电',
    answer: 'call_me',
    then: { do: 'task', kind: 'phone_reminder', dueDays: 2, reason: '本人希望电话联系,请回电' },
    says: '好的,工作人员会在{date}前给您回电。',
  },
  {
    key: 'call_me_phone',
    title: '想电话联系:以后先打电话',
    answer: 'call_me',
    then: { do: 'channel', use: 'phone' },
    says: '以后需要提醒的事项,会先给您打电话。',
  },
])

/** The strategies that an answer about a topic calls for: those that name the topic, or else those that name none. */
export function strategiesFor(
  table: readonly Strategy[],
  answer: Answer,
  topics: readonly string[],
): readonly Strategy[] {
  const fitting = table.filter(row => row.answer === answer)
  const named = fitting.filter(row => row.topics?.some(topic => topics.includes(topic)))
  return named.length > 0 ? named : fitting.filter(row => row.topics === undefined)
}
