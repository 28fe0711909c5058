// The strategies in force, how often each was applied, and what came of it beside what came of none.
import { View } from '@tarojs/components'
import type { Output } from '~types/contract'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { ANSWERS } from './words'

type Row = Output<'feedback.summary'>['strategies'][number]
type Effect = Row['effects'][number]

const percent = (share: number): string => `${Math.round(100 * share)}%`
const share = (part: number, whole: number): string => `${part}/${whole}(${percent(part / whole)})`

/** 30天内领取 12/40(30%),使用 4/40(10%);未采取策略的人中领取25%、使用8%。 */
export function effectWords({ days, people, claimed, redeemed, without }: Effect): string {
  const mine = `${days}天内领取 ${share(claimed, people)},使用 ${share(redeemed, people)}`
  return without === null
    ? `${mine};没有可比的人。`
    : `${mine};未采取策略的${without.people}人中领取${percent(without.claimed)},使用${percent(without.redeemed)}。`
}

export function Strategies({
  rows,
  onOpen,
}: {
  rows: readonly Row[]
  onOpen: ((strategy: string) => void) | null
}) {
  return (
    <>
      {rows.map(row => (
        <Card key={row.key}>
          <Stack>
            <Stack row spread='between'>
              <View>{row.title}</View>
              <Tag>{`答复:${ANSWERS[row.answer]}`}</Tag>
            </Stack>
            <View>{`做法:${row.does}`}</View>
            <View>{`适用:${row.topics.length === 0 ? '全部服务' : row.topics.join('、')}`}</View>
            {row.applied === 0 ? (
              <View>这段时间还没有用到。</View>
            ) : onOpen && row.applied !== null ? (
              <Button
                variant='quiet'
                fit='words'
                label={`${row.title},已用于${row.applied}人,打开名单`}
                onPress={() => onOpen(row.key)}
              >
                {`已用于 ${row.applied} 人`}
              </Button>
            ) : (
              <View>{`已用于 ${row.applied ?? '少于10'} 人`}</View>
            )}
            {row.effects.map(effect => (
              <View key={effect.days}>{effectWords(effect)}</View>
            ))}
            {row.applied !== 0 && row.effects.length === 0 && <View>满30天后可看到效果。</View>}
          </Stack>
        </Card>
      ))}
    </>
  )
}
