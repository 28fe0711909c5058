// Answers by service, region or month: a bar for the sum, a number for each answer, and behind each number its list.
import { Text, View } from '@tarojs/components'
import type { Output } from '~types/contract'
import type { Answer, AnswerCounts } from '~types/feedback'
import { Pressable } from '@/components/pressable'
import { semantics } from '@/components/semantics'
import { ANSWERS } from './words'
import './index.scss'

export type Line = Output<'feedback.summary'>['services'][number]

/** Fewer than ten, and whoever looks may not open the list. */
const shown = (count: number | null): string => (count === null ? '少于10' : String(count))
const inOrder = (counts: AnswerCounts): readonly (readonly [Answer, number | null])[] =>
  (Object.keys(ANSWERS) as Answer[]).map(answer => [answer, counts[answer]])

export interface BarsProps {
  label: string
  lines: readonly Line[]
  /** Opens the list behind a number; null when there is none for the reader. */
  onOpen: ((line: Line, answer: Answer) => void) | null
}

export function Bars({ label, lines, onOpen }: BarsProps) {
  const most = Math.max(1, ...lines.map(({ total }) => total ?? 0))
  return (
    <View className='yy-bars' {...semantics({ role: 'list', label })}>
      {lines.map(line => (
        <View key={line.key} className='yy-bars-row' {...semantics({ role: 'listitem' })}>
          <View className='yy-bars-head'>
            <Text>{line.title}</Text>
            <Text className='yy-bars-total'>{shown(line.total)}</Text>
          </View>
          <View className='yy-bars-track' {...semantics({ hidden: true })}>
            <View
              className='yy-bars-fill'
              style={{ width: `${Math.round((100 * (line.total ?? 0)) / most)}%` }}
            />
          </View>
          <View className='yy-bars-parts'>
            {inOrder(line.counts)
              .filter(([, count]) => count !== 0)
              .map(([answer, count]) => {
                const words = `${ANSWERS[answer]} ${shown(count)}`
                return onOpen && count !== null ? (
                  <Pressable
                    key={answer}
                    className='yy-bars-part is-live'
                    label={`${line.title}:${words},打开名单`}
                    onPress={() => onOpen(line, answer)}
                  >
                    <Text>{words}</Text>
                  </Pressable>
                ) : (
                  <Text key={answer} className='yy-bars-part'>
                    {words}
                  </Text>
                )
              })}
          </View>
        </View>
      ))}
    </View>
  )
}
