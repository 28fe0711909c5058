// 服务引导名单: who should get what and has not, by due date; filters, one line in full, hand-over, a file, print.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { GuidanceRef, ListFilters } from '~types/lists'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { DueDate } from '@/components/due-date'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { printPage } from '@/platform/print-page'
import { ANSWERS, MESSAGES, STATES } from '../../guidance-words'
import { StaffPage } from '../../staff-page'
import { Filters } from './filters'
import { OneLine } from './one-line'
import { TakeOut } from '../../take-out'

type Row = Output<'lists.service'>['items'][number]

const toldWords = ({ message, answer }: Row): string =>
  answer !== null ? ANSWERS[answer] : message === null ? '—' : MESSAGES[message]

/** A small child is found through the mother. */
const whoWords = ({ name, age, guardian }: Row): string =>
  [age === null ? name : `${name} ${age}岁`, guardian === null ? '' : `监护人 ${guardian}`]
    .filter(Boolean)
    .join(' · ')

function Rows({ items, onOpen }: { items: readonly Row[]; onOpen: (ref: GuidanceRef) => void }) {
  return (
    <Table<Row>
      label='服务名单'
      rows={items}
      rowKey={row => row.ref}
      onRow={row => onOpen(row.ref)}
      columns={[
        {
          key: 'due',
          title: '期限',
          width: '116px',
          cell: row => <DueDate dueOn={row.dueOn} overdue={row.overdue} />,
        },
        {
          key: 'who',
          title: '姓名',
          width: '96px',
          cell: whoWords,
        },
        { key: 'where', title: '社区', cell: row => (row.village === '' ? '未登记' : row.village) },
        { key: 'phone', title: '电话', width: '116px', cell: row => row.phone ?? '未登记' },
        { key: 'what', title: '项目', cell: row => row.title },
        { key: 'why', title: '事由', cell: row => row.reason },
        { key: 'owner', title: '负责人', width: '84px', cell: row => row.owner ?? '未指定' },
        {
          key: 'state',
          title: '状态',
          width: '104px',
          cell: row => <Tag tone={row.state === 'done' ? 'ok' : 'neutral'}>{STATES[row.state]}</Tag>,
        },
        { key: 'told', title: '通知和答复', width: '104px', cell: toldWords },
      ]}
    />
  )
}

function People({
  filters,
  contacts,
  onChanged,
}: {
  filters: ListFilters
  contacts: boolean
  onChanged: () => void
}) {
  const { at, turn } = usePager()
  const read = useQuery('lists.service', { ...filters, ...at })
  const open = useAction('lists.item')
  const file = useAction('lists.export')
  const [item, setItem] = useState<Output<'lists.item'>>()
  const show = async (ref: GuidanceRef) => {
    const opened = await open.run({ ref })
    if (opened) setItem(opened)
  }
  return (
    <>
      <Problem error={open.error} />
      <Loaded read={read} rows={6}>
        {({ total, items, next }) =>
          items.length === 0 ? (
            filters.search === undefined ? (
              <Empty icon='list' title='名单为空' note='目前没有符合条件而未办理的居民。' />
            ) : (
              <Empty
                icon='list'
                title='名单中没有这个人'
                note='请写全姓名或完整的证件号码,或放宽其他条件。'
              />
            )
          ) : (
            <Section
              title={filters.programme === undefined ? `共 ${total} 条` : `共 ${total} 人`}
              note='姓名和电话打开前不完整显示;每次打开都会记录,本人可以看到。'
            >
              <Rows items={items} onOpen={ref => void show(ref)} />
              {turn(next)}
              {process.env.TARO_ENV === 'h5' && (
                <>
                  <Button variant='quiet' fit='words' icon='print' onPress={() => printPage()}>
                    打印
                  </Button>
                  <TakeOut total={total} write={file} take={asked => file.run({ ...filters, ...asked })} />
                </>
              )}
            </Section>
          )
        }
      </Loaded>
      <Sheet open={item !== undefined} title={item?.name ?? ''} onClose={() => setItem(undefined)}>
        {item && (
          <OneLine
            key={item.ref}
            item={item}
            contacts={contacts}
            onDone={() => {
              setItem(undefined)
              read.reload()
              onChanged()
            }}
          />
        )}
      </Sheet>
    </>
  )
}

function Lists({ contacts }: { contacts: boolean }) {
  const counts = useQuery('lists.programmes', {})
  const [filters, setFilters] = useState<ListFilters>({})
  return (
    <Loaded read={counts} rows={6}>
      {data => (
        <View>
          <Section
            title='筛选'
            note={
              data.lastRun
                ? `最近一次比对 ${instantWords(data.lastRun.at)}:${data.lastRun.people}人,新增${data.lastRun.opened},关闭${data.lastRun.closed}`
                : '还没有比对过人群。'
            }
          >
            <Filters counts={data} filters={filters} onChange={setFilters} />
          </Section>
          <People
            key={JSON.stringify(filters)}
            filters={filters}
            contacts={contacts}
            onChanged={counts.reload}
          />
        </View>
      )}
    </Loaded>
  )
}

export default function ListPage() {
  return (
    <StaffPage title='服务名单' here='/staff/pages/list/index' roles={['health_worker', 'manager']}>
      {staff => <Lists contacts={staff.role === 'health_worker'} />}
    </StaffPage>
  )
}
