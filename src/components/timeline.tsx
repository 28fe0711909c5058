// A path of steps with their windows: what is behind, what is now, what comes.
import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import { Tag, type Tone } from './tag'
import './timeline.scss'

/** `past`: its time is over, and nothing is known of it; only what was done has a tick. */
export type TimelineState = 'done' | 'past' | 'now' | 'next'

export interface TimelineStep {
  id: string
  state: TimelineState
  title: string
  /** When it may be done, for instance 孕11周至13周⁺⁶ · 3月5日至3月25日. */
  window: string
  note?: string
  tag?: { text: string; tone?: Tone }
  onPress?: () => void
  /** A link below the step, beside where the step itself leads. */
  more?: { text: string; onPress: () => void }
}

const WORD: Record<TimelineState, string> = { done: '已完成', past: '已过', now: '现在', next: '之后' }

export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className='yy-timeline' {...semantics({ role: 'list' })}>
      {steps.map(step => {
        const inside = (
          <>
            <View className='yy-timeline-head'>
              <Text className='yy-timeline-title'>{step.title}</Text>
              {step.state === 'now' && <Tag tone='accent'>{WORD.now}</Tag>}
              {step.tag && <Tag tone={step.tag.tone ?? 'neutral'}>{step.tag.text}</Tag>}
            </View>
            <View className='yy-timeline-window'>{step.window}</View>
            {step.note !== undefined && <View className='yy-timeline-note'>{step.note}</View>}
          </>
        )
        return (
          <View
            key={step.id}
            className={`yy-timeline-step is-${step.state}`}
            {...semantics({ role: 'listitem' })}
          >
            <View className='yy-timeline-rail' {...semantics({ hidden: true })}>
              <View className='yy-timeline-dot'>{step.state === 'done' && <Icon name='check' />}</View>
            </View>
            <View className='yy-timeline-main'>
              {step.onPress ? (
                <Pressable
                  className='yy-timeline-inside'
                  label={`${WORD[step.state]},${step.title},${step.window}`}
                  onPress={step.onPress}
                >
                  {inside}
                </Pressable>
              ) : (
                inside
              )}
              {step.more && (
                <Pressable
                  className='yy-timeline-more'
                  role='link'
                  label={`${step.title},${step.more.text}`}
                  onPress={step.more.onPress}
                >
                  <Text>{step.more.text}</Text>
                </Pressable>
              )}
            </View>
          </View>
        )
      })}
    </View>
  )
}
