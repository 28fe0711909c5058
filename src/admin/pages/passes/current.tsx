// The run that is under way, or the last one: how far it is, piece by piece, and what it found.
import { View } from '@tarojs/components'
import type { PassRun } from '~types/passes'
import { Card } from '@/components/card'
import { longDate } from '@/components/date-words'
import { Numeral } from '@/components/numeral'
import { Stack } from '@/components/stack'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { Meter } from '../../policy/meter'
import { count } from '../../policy/words'
import { doneOf, pieceWords, SCOPE_WORDS, STATE_TONES, STATE_WORDS } from './words'
import './index.scss'

const FIGURES = [
  ['changed', '结果有变化'],
  ['opened', '新增可享受'],
  ['closed', '不再可享受'],
] as const

export function Current({ run }: { run: PassRun }) {
  const [done, all] = [doneOf(run), run.pieces.length]
  return (
    <>
      <Card>
        <Stack row gap='small'>
          <Tag tone={STATE_TONES[run.state]}>{STATE_WORDS[run.state]}</Tag>
          <View>{`${longDate(run.day)} ${SCOPE_WORDS[run.scope]}`}</View>
        </Stack>
        <Meter words={`已完成${done}步,共${all}步`} whole={all} parts={[done]} />
        <View className='yy-pass-figures'>
          {FIGURES.map(([key, label]) => (
            <View key={key} className='yy-pass-figure'>
              <View className='yy-pass-label'>{label}</View>
              <Numeral value={count(run.counts[key] ?? 0)} unit='人' />
            </View>
          ))}
        </View>
      </Card>
      <Table
        label='各步进度'
        rows={run.pieces}
        rowKey={piece => piece.name}
        columns={[
          { key: 'name', title: '步骤', width: '200px', cell: piece => piece.name },
          { key: 'did', title: '结果', cell: piece => pieceWords(piece) },
          {
            key: 'state',
            title: '状态',
            width: '110px',
            cell: piece => <Tag tone={piece.done ? 'ok' : 'neutral'}>{piece.done ? '已完成' : '未开始'}</Tag>,
          },
        ]}
      />
    </>
  )
}
