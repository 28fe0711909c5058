// 节假日安排: the days of a year in force, and the import of the next official notice with a dry run.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { HolidayDay } from '~types/holidays'
import { useQuery } from '@/api/use-query'
import { Choice } from '@/components/choice'
import { longDate, shortDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { StaffPage } from '../../../staff/staff-page'
import { ImportNotice } from './import-notice'

type Year = Output<'holidays.year'>

/** Days of the same kind and name that follow each other, as one row. */
function spans(days: readonly HolidayDay[]): { from: HolidayDay; to: HolidayDay; count: number }[] {
  const rows: { from: HolidayDay; to: HolidayDay; count: number }[] = []
  for (const day of days) {
    const last = rows.at(-1)
    const follows = last !== undefined && last.to.kind === day.kind && last.to.name === day.name
    if (follows && nextDay(last.to.day) === day.day) {
      last.to = day
      last.count += 1
    } else rows.push({ from: day, to: day, count: 1 })
  }
  return rows
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function State({ data }: { data: Year }) {
  if (!data.complete)
    return (
      <Notice tone='warn' title={`${data.year}年的放假安排还没有导入`}>
        目前只有法律写明的放假日,没有调休。请在国务院办公厅通知发布后导入。
      </Notice>
    )
  return (
    <Notice tone='ok' title={`${data.year}年的安排已完整`}>
      {data.version === null ? '随城市配置提供。' : `第${data.version}版,由${data.publishedBy ?? ''}发布。`}
    </Notice>
  )
}

function OneYear({ year, onPublished }: { year: number; onPublished: () => void }) {
  const read = useQuery('holidays.year', { year })
  return (
    <Loaded read={read} rows={6}>
      {data => (
        <>
          {data.missing !== null && data.missing !== year && (
            <Notice tone='warn'>{`${data.missing}年的放假安排还没有导入,请尽快办理。`}</Notice>
          )}
          <State data={data} />
          <Section title='放假和调休'>
            {data.days.length === 0 ? (
              <Empty icon='calendar' title='这一年还没有安排' note='可在下面导入。' />
            ) : (
              <Table
                label='放假和调休'
                rows={spans(data.days)}
                rowKey={row => row.from.day}
                columns={[
                  {
                    key: 'days',
                    title: '日期',
                    cell: ({ from, to }) =>
                      from === to ? longDate(from.day) : `${longDate(from.day)} 至 ${shortDate(to.day)}`,
                  },
                  { key: 'count', title: '天数', width: '90px', numeric: true, cell: row => row.count },
                  {
                    key: 'kind',
                    title: '安排',
                    width: '110px',
                    cell: ({ from }) =>
                      from.kind === 'off' ? <Tag tone='ok'>放假</Tag> : <Tag tone='warn'>上班</Tag>,
                  },
                  { key: 'name', title: '节日', width: '140px', cell: ({ from }) => from.name },
                ]}
              />
            )}
          </Section>
          <ImportNotice
            year={year}
            onPublished={() => {
              read.reload()
              onPublished()
            }}
          />
        </>
      )}
    </Loaded>
  )
}

function Years({ thisYear }: { thisYear: number }) {
  const [year, setYear] = useState(String(thisYear))
  const [published, setPublished] = useState(0)
  return (
    <>
      <Choice
        label='年份'
        layout='side-by-side'
        value={year}
        onChange={setYear}
        options={[thisYear, thisYear + 1].map(one => ({ value: String(one), label: `${one}年` }))}
      />
      <OneYear
        key={`${year} ${published}`}
        year={Number(year)}
        onPublished={() => setPublished(published + 1)}
      />
    </>
  )
}

export default function HolidaysPage() {
  return (
    <StaffPage title='节假日安排' here='/admin/pages/holidays/index' roles={['manager']}>
      {(_, { today }) => <Years thisYear={Number(today.slice(0, 4))} />}
    </StaffPage>
  )
}
