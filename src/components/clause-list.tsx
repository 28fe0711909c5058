// The conditions of a programme, each met, not met or not yet known: in words first, by a mark second, colour last.
import { Text, View } from '@tarojs/components'
import { longDate } from './date-words'
import { Icon, type IconName } from './icon'
import { semantics } from './semantics'
import './clause-list.scss'

export type ClauseState = 'met' | 'unmet' | 'unknown'

export interface Clause {
  state: ClauseState
  text: string
  /** What we have on record, or what would change the answer. */
  detail?: string
  /** 'YYYY-MM-DD' from which the answer changes by itself. */
  flipsOn?: string
}

const LOOK: Record<ClauseState, { icon: IconName; word: string }> = {
  met: { icon: 'check', word: '符合' },
  unmet: { icon: 'cross', word: '不符合' },
  unknown: { icon: 'question', word: '待核实' },
}

export function ClauseList({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <View className='yy-clauses' {...semantics({ role: 'list' })}>
      {clauses.map(({ state, text, detail, flipsOn }) => (
        <View key={text} className={`yy-clause is-${state}`} {...semantics({ role: 'listitem' })}>
          <View className='yy-clause-mark'>
            <Icon name={LOOK[state].icon} />
          </View>
          <View className='yy-clause-main'>
            <View className='yy-clause-head'>
              <Text className='yy-clause-text'>{text}</Text>
              <Text className='yy-clause-word'>{LOOK[state].word}</Text>
            </View>
            {detail !== undefined && <View className='yy-clause-detail'>{detail}</View>}
            {flipsOn !== undefined && (
              <View className='yy-clause-flip'>{`${longDate(flipsOn)}起${state === 'met' ? '不再符合' : '即可符合'}`}</View>
            )}
          </View>
        </View>
      ))}
    </View>
  )
}
