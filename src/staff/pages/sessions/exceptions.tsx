// Days that differ from the week: the whole institution open or closed, or one service at other times.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { SessionChange } from '~types/sessions'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { timeWords } from '@/components/session-words'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { ConfirmChange } from './confirm-change'
import { OneDay } from './one-day'
import type { PlanProps } from './weeks'

type Exception = Output<'sessions.exceptions'>['items'][number]

function wordsOf({ name, open, sessions }: Exception): string {
  if (name === null) return open ? '全院开诊' : '全院停诊'
  return `${name}: ${open ? sessions.map(timeWords).join(';') : '停办'}`
}

const takenBack = ({ service, day }: Exception): SessionChange =>
  service === null ? { kind: 'site', day, open: null } : { kind: 'day', service, day, sessions: null }

export function Exceptions({ week, where, resources, onDone }: PlanProps) {
  const { at, turn } = usePager()
  const read = useQuery('sessions.exceptions', { ...where, ...at })
  const [one, setOne] = useState<Exception>()
  const [adding, setAdding] = useState(false)
  return (
    <Section title='特殊日期' note='停诊、节假日开诊,或某一天换时段、换名额。点一条可以取消。'>
      <Loaded read={read} rows={2}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='calendar' title='没有特殊日期' />
          ) : (
            <>
              <Table
                label='特殊日期'
                rows={items}
                rowKey={row => `${row.day} ${row.service ?? ''}`}
                onRow={setOne}
                columns={[
                  { key: 'day', title: '日期', width: '210px', cell: row => longDate(row.day) },
                  { key: 'what', title: '安排', cell: wordsOf },
                  { key: 'why', title: '原因', cell: row => row.reason },
                  { key: 'by', title: '登记人', width: '110px', cell: row => row.decidedBy },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Button variant='secondary' icon='calendar' onPress={() => setAdding(true)}>
        添加特殊日期
      </Button>
      <Sheet open={adding} title='添加特殊日期' onClose={() => setAdding(false)}>
        {adding && (
          <OneDay
            week={week}
            where={where}
            resources={resources}
            onDone={() => {
              setAdding(false)
              onDone()
            }}
          />
        )}
      </Sheet>
      <Sheet open={one !== undefined} title='恢复平常安排' onClose={() => setOne(undefined)}>
        {one && (
          <>
            <Notice title={longDate(one.day)}>{wordsOf(one)}</Notice>
            <ConfirmChange
              key={`${one.day} ${one.service ?? ''}`}
              where={where}
              change={takenBack(one)}
              onDone={() => {
                setOne(undefined)
                onDone()
              }}
            />
          </>
        )}
      </Sheet>
    </Section>
  )
}
