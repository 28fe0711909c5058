/** What a message is about, as far as somebody can answer it: a programme, or a stage that stands for itself. */
import type { Stage } from '../../../catalog/city'
import { readTold } from '../../reminders/rules/told'

/**
 * The programme when one stage alone gives it; otherwise the stage. Somebody who had one of five antenatal visits
 * elsewhere has not had the other four.
 */
export function topicOf(stage: Stage, stages: readonly Stage[]): string {
  const { voucher, anchor, key } = stage
  if (voucher === null) return key
  return stages.filter(other => other.anchor === anchor && other.voucher === voucher).length === 1
    ? voucher
    : key
}

/** Each once, in the order told; none for an appointment. */
export function topicsOf(
  message: { readonly template: string; readonly params: Readonly<Record<string, string>> },
  stages: readonly Stage[],
): readonly string[] {
  const told = readTold(message.template, message.params['stages'])
  return [
    ...new Set(
      told.flatMap(({ stage: key }) => {
        const stage = stages.find(row => row.key === key)
        return stage === undefined ? [] : [topicOf(stage, stages)]
      }),
    ),
  ]
}

/** Every topic that the stage table can speak of, with the programme whose vouchers show its effect. */
export interface TopicRow {
  readonly stage: string
  readonly topic: string
  readonly programme: string | null
}
export const topicTable = (stages: readonly Stage[]): readonly TopicRow[] =>
  stages.map(stage => ({ stage: stage.key, topic: topicOf(stage, stages), programme: stage.voucher }))

/** The topic's name on a screen: the programme's title, or what the stage is. */
export function topicTitle(
  topic: string | null,
  programmes: readonly { readonly code: string; readonly title: string }[],
  stages: readonly Stage[],
  visits: readonly { readonly key: string; readonly title: string }[] = [],
): string {
  if (topic === null) return '预约与其他'
  return (
    programmes.find(({ code }) => code === topic)?.title ??
    stages.find(({ key }) => key === topic)?.what ??
    visits.find(({ key }) => key === topic)?.title ??
    topic
  )
}
