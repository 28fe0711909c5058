// The figures of a rehearsal: people, towns, money, places.
import { View } from '@tarojs/components'
import type { Rehearsal } from '~types/policy'
import { Card } from '@/components/card'
import { Numeral } from '@/components/numeral'
import { Stack } from '@/components/stack'
import { Table } from '@/components/table'
import { Meter } from '../../policy/meter'
import { count, money } from '../../policy/words'
import './figures.scss'

export function Numbers({ result }: { result: Rehearsal }) {
  const figures = [
    { label: '新增符合', value: result.gained },
    { label: '不再符合', value: result.lost },
    { label: '转为需核对', value: result.toReview },
    { label: '不再需核对', value: result.fromReview },
  ]
  return (
    <Card tone='tint'>
      <View className='yy-figures'>
        {figures.map(({ label, value }) => (
          <View key={label} className='yy-figure'>
            <View className='yy-figure-label'>{label}</View>
            <Numeral value={count(value)} unit='人' />
          </View>
        ))}
      </View>
      <View>{`符合人数 ${count(result.eligibleBefore)} → ${count(result.eligibleAfter)},全员${count(result.people)}人`}</View>
      {result.held > 0 && <View>{`${count(result.held)}人手中已有券,按领取当天的政策兑现。`}</View>}
    </Card>
  )
}

export function Areas({ areas }: { areas: Rehearsal['areas'] }) {
  if (areas.length === 0) return <Card>没有人的结果会改变。</Card>
  const numeric = { width: '110px', numeric: true } as const
  return (
    <Table
      label='按乡镇'
      rows={areas}
      rowKey={row => row.region}
      columns={[
        { key: 'name', title: '乡镇街道', cell: row => row.name },
        { key: 'gained', title: '新增符合', ...numeric, cell: row => count(row.gained) },
        { key: 'lost', title: '不再符合', ...numeric, cell: row => count(row.lost) },
        { key: 'toReview', title: '转为核对', ...numeric, cell: row => count(row.toReview) },
        { key: 'fromReview', title: '不再核对', ...numeric, cell: row => count(row.fromReview) },
      ]}
    />
  )
}

/** Against the year's money when a unit has a price, and against the year's places otherwise. */
export function Cost({ cost }: { cost: Rehearsal['cost'] }) {
  const { year, places, used, unitCost, expectedBefore, expectedAfter, costBefore, costAfter } = cost
  const rate = cost.uptakeKnown ? `${Math.round(cost.uptake * 100)}%` : '100%(还没有使用记录)'
  const change =
    costBefore === null || costAfter === null
      ? '没有填写每份成本,只能比较份数。'
      : `预计经费 ${money(costBefore)} → ${money(costAfter)}`
  const whole = places === null ? null : unitCost === null ? places : places * unitCost
  const say = unitCost === null ? (value: number) => `${count(value)}份` : money
  const price = unitCost ?? 1
  return (
    <Card>
      <View>{change}</View>
      <View>{`预计${year}年 ${count(expectedBefore)} → ${count(expectedAfter)}份,使用率${rate}`}</View>
      {whole === null ? (
        <View>{`${year}年还没有设定名额。`}</View>
      ) : (
        <Meter
          words={`已用${say(used * price)},预计再用${say((expectedAfter - used) * price)},${year}年共${say(whole)}`}
          whole={whole}
          parts={[used * price, (expectedAfter - used) * price]}
        />
      )}
    </Card>
  )
}

export function LoadAhead({ load }: { load: Rehearsal['load'] }) {
  return (
    <Card>
      {load.map(({ institution, capacity, booked, added }) => (
        <Stack key={institution} gap='small'>
          <View>{institution}</View>
          <Meter
            words={
              capacity === 0
                ? `未来30天没有号源,新增约${count(added)}人次`
                : `已约${count(booked)},新增约${count(added)},共${count(capacity)}个号`
            }
            whole={capacity}
            parts={[booked, added]}
          />
        </Stack>
      ))}
    </Card>
  )
}
