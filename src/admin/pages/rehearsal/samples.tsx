// A few people whose answer changes, masked, with each condition before and after.
import { View } from '@tarojs/components'
import type { Rehearsal } from '~types/policy'
import { Card } from '@/components/card'
import { ClauseList } from '@/components/clause-list'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { OUTCOME_WORDS } from '../../policy/words'
import './samples.scss'

type Sample = Rehearsal['samples'][number]
const WORDS: Record<Sample['change'], string> = {
  gained: '新增符合',
  lost: '不再符合',
  toReview: '转为需核对',
  fromReview: '不再需核对',
}
const TONES = { gained: 'ok', lost: 'danger', toReview: 'warn', fromReview: 'info' } as const
const STATES = { met: 'met', not_met: 'unmet', unknown: 'unknown' } as const

function Side({ title, side }: { title: string; side: Sample['before'] }) {
  return (
    <View className='yy-sample-side'>
      <View className='yy-sample-title'>{`${title}:${OUTCOME_WORDS[side.outcome]}`}</View>
      <ClauseList clauses={side.clauses.map(({ text, state }) => ({ text, state: STATES[state] }))} />
    </View>
  )
}

export function Samples({ samples }: { samples: readonly Sample[] }) {
  return (
    <>
      {samples.map((sample, i) => (
        <Card key={`${i}`}>
          <Stack row gap='small'>
            <Tag tone={TONES[sample.change]}>{WORDS[sample.change]}</Tag>
            <View>{`${sample.name}${sample.age === null ? '' : ` ${sample.age}岁`} ${sample.area}`}</View>
          </Stack>
          <View className='yy-sample-sides'>
            {sample.before.clauses.length > 0 && <Side title='现在' side={sample.before} />}
            <Side title='按草稿' side={sample.after} />
          </View>
        </Card>
      ))}
    </>
  )
}
