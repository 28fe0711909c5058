// 执业许可: what each institution needs a licence for, the one it holds, and its renewal or end.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useQuery } from '@/api/use-query'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { licenceState } from '@/components/licence-words'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../../staff/staff-page'
import { OneLicence } from './one-licence'

type Row = Output<'licences.list'>['items'][number]

function State({ row }: { row: Row }) {
  const { tone, text } = licenceState(row.held?.daysLeft ?? null)
  return <Tag tone={tone}>{text}</Tag>
}

function Licences() {
  const { at, turn } = usePager()
  const read = useQuery('licences.list', at)
  const [one, setOne] = useState<Row>()
  return (
    <Section
      title='需要许可的服务'
      note='没有有效许可的日期不能预约,也不能核销。先到期的在前,到期前60天、30天提示。'
    >
      <Loaded read={read} rows={6}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='shield' title='辖区内没有需要许可的服务' />
          ) : (
            <>
              <Table
                label='需要许可的服务'
                rows={items}
                rowKey={row => `${row.institutionId} ${row.capability}`}
                onRow={setOne}
                columns={[
                  { key: 'where', title: '机构', cell: row => row.institution },
                  { key: 'what', title: '许可', cell: row => row.name },
                  { key: 'number', title: '编号', cell: row => row.held?.number ?? '' },
                  {
                    key: 'to',
                    title: '有效期至',
                    width: '190px',
                    cell: row => (row.held ? longDate(row.held.to) : ''),
                  },
                  { key: 'state', title: '状态', width: '150px', cell: row => <State row={row} /> },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Sheet open={one !== undefined} title={one?.institution ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <OneLicence
            key={`${one.institutionId} ${one.capability}`}
            row={one}
            onDone={() => {
              setOne(undefined)
              read.reload()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

export default function LicencesPage() {
  return (
    <StaffPage title='执业许可' here='/admin/pages/licences/index' roles={['manager']}>
      {() => <Licences />}
    </StaffPage>
  )
}
