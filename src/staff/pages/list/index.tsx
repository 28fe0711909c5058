// 服务引导名单: who is entitled to a programme and has not used it, masked, with what was said to them.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { ProgrammeCode } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../staff-page'
import { usePager } from '@/components/pager'

type Row = Output<'lists.service'>['items'][number]
const MESSAGE: Record<NonNullable<Row['message']>, string> = {
  queued: '待发送',
  sent: '已通知',
  failed: '未送达',
  outcome_unknown: '结果不明',
  suppressed: '不通知',
  phone_task: '转电话',
}

function People({ programme }: { programme: ProgrammeCode }) {
  const { at, turn } = usePager()
  const read = useQuery('lists.service', { programme, ...at })
  return (
    <Loaded read={read} rows={6}>
      {({ total, items, next }) =>
        items.length === 0 ? (
          <Empty icon='list' title='名单为空' note='目前没有符合条件而未使用的居民。' />
        ) : (
          <Section title={`共 ${total} 人`} note='姓名和电话不完整显示。'>
            <Table
              label='服务名单'
              rows={items}
              rowKey={row => row.ref}
              columns={[
                { key: 'name', title: '姓名', width: '110px', cell: row => row.name },
                { key: 'age', title: '年龄', width: '72px', numeric: true, cell: row => `${row.age}岁` },
                { key: 'village', title: '社区', cell: row => row.village },
                { key: 'since', title: '符合日期', cell: row => longDate(row.since) },
                { key: 'reason', title: '事由', cell: row => row.reason },
                {
                  key: 'message',
                  title: '通知',
                  width: '96px',
                  cell: row =>
                    row.message ? (
                      <Tag tone={row.message === 'sent' ? 'ok' : 'neutral'}>{MESSAGE[row.message]}</Tag>
                    ) : (
                      '—'
                    ),
                },
              ]}
            />
            {turn(next)}
          </Section>
        )
      }
    </Loaded>
  )
}

function Lists() {
  const programmes = useQuery('lists.programmes', {})
  const [chosen, setChosen] = useState<ProgrammeCode | null>(null)
  return (
    <Loaded read={programmes} rows={6}>
      {({ items, lastRun }) => {
        const programme = chosen ?? items[0]?.programme ?? null
        return (
          <View>
            <Section
              title='项目'
              note={
                lastRun
                  ? `最近一次比对 ${instantWords(lastRun.at)}:${lastRun.people}人,新增${lastRun.opened},关闭${lastRun.closed}`
                  : '还没有比对过人群。'
              }
            >
              <Choice
                label='选择项目'
                layout='side-by-side'
                options={items.map(item => ({
                  value: item.programme,
                  label: item.title,
                  note: `符合${item.eligible} · 已领${item.held} · 已用${item.used} · 待核${item.review}`,
                }))}
                value={programme}
                onChange={setChosen}
              />
            </Section>
            {programme !== null && <People key={programme} programme={programme} />}
          </View>
        )
      }}
    </Loaded>
  )
}

export default function ListPage() {
  return (
    <StaffPage title='服务名单' here='/staff/pages/list/index' roles={['health_worker', 'manager']}>
      {() => <Lists />}
    </StaffPage>
  )
}
