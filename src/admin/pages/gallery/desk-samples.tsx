// Samples: what the desk works with.
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { maskName } from '@/components/mask-name'
import { PersonLine } from '@/components/person-line'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'

interface Visitor {
  id: string
  time: string
  name: string
  service: string
  state: 'waiting' | 'done'
}

const visitors: Visitor[] = [
  { id: '1', time: '08:30', name: '林晓禾', service: '孕前优生健康检查(二人)', state: 'done' },
  { id: '2', time: '09:00', name: '周宁', service: '早孕期超声检查', state: 'waiting' },
  { id: '3', time: '09:00', name: '阿依古丽·买买提', service: '婚前医学检查(二人)', state: 'waiting' },
]

const stateTag = ({ state }: Visitor) =>
  state === 'done' ? <Tag>已到院</Tag> : <Tag tone='brand'>待到院</Tag>

export function DeskSamples() {
  const [opened, setOpened] = useState<Visitor | null>(null)
  return (
    <>
      <Section title='今日名单' note='姓名在打开记录前只显示一部分,每次打开都会留痕。'>
        <Table
          label='今日预约'
          columns={[
            { key: 'time', title: '时间', width: '88px', cell: row => row.time },
            { key: 'name', title: '姓名', width: '160px', cell: row => maskName(row.name) },
            { key: 'service', title: '服务', cell: row => row.service },
            { key: 'state', title: '状态', width: '110px', cell: stateTag },
          ]}
          rows={visitors}
          rowKey={row => row.id}
          onRow={setOpened}
        />
      </Section>
      <Section title='待办'>
        <Card flush>
          <PersonLine
            name='周*'
            note='孕12周⁺³ · 短信未送达,请电话提醒'
            tag={<Tag tone='warn'>今天</Tag>}
            onPress={() => setOpened(visitors[1] ?? null)}
          />
          <PersonLine name='何*安' note='领券30天未使用' tag={<Tag>3天内</Tag>} />
        </Card>
      </Section>
      <Sheet
        open={opened !== null}
        title={opened === null ? '' : maskName(opened.name)}
        onClose={() => setOpened(null)}
        footer={<Button onPress={() => setOpened(null)}>确认到院</Button>}
      >
        {opened?.service}
      </Sheet>
    </>
  )
}
