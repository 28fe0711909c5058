// Reports: a worker's own until they are decided; an officer confirms them or says why not.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { categoryWords, proofWords } from '../../family-words'

type Report = Output<'families.reports'>['items'][number]

function Decide({ one, onDone }: { one: Report; onDone: () => void }) {
  const decide = useAction('families.decide')
  const [refusal, setRefusal] = useState('')
  const settle = async (reason: string | null) => {
    if (!(await decide.run({ certificationId: one.certificationId, refusal: reason }))) return
    toast(reason === null ? '已确认' : '已退回')
    onDone()
  }
  return (
    <>
      <Notice>确认后当天生效,相应的服务随即可用。请指定两位专员。</Notice>
      <Button loading={decide.busy} onPress={() => void settle(null)}>
        确认
      </Button>
      <TextInput label='退回原因' optional value={refusal} onChange={setRefusal} maxLength={200} />
      <Problem error={decide.error} />
      <Button variant='quiet' disabled={decide.busy || refusal === ''} onPress={() => void settle(refusal)}>
        退回
      </Button>
    </>
  )
}

export function Reports({ officer, onDecided }: { officer: boolean; onDecided: () => void }) {
  const { at, turn } = usePager()
  const read = useQuery('families.reports', at)
  const [one, setOne] = useState<Report>()
  return (
    <Section title={officer ? '待确认的上报' : '我的上报'}>
      <Loaded read={read} rows={3}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title={officer ? '没有待确认的上报' : '没有未办结的上报'} />
          ) : (
            <>
              <Table
                label='上报'
                rows={items}
                rowKey={row => row.certificationId}
                onRow={setOne}
                columns={[
                  { key: 'who', title: '姓名', width: '120px', cell: row => row.who },
                  { key: 'where', title: '村(社区)', cell: row => row.village },
                  { key: 'what', title: '类别', width: '140px', cell: row => categoryWords(row.category) },
                  {
                    key: 'state',
                    title: '状态',
                    width: '110px',
                    cell: row => (row.state === 'refused' ? '已退回' : '待确认'),
                  },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Sheet open={one !== undefined} title={one?.who ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <>
            <Card flush>
              <Cell title='类别' value={categoryWords(one.category)} />
              <Cell title='看过的证明' value={proofWords(one.proof)} />
              <Cell title='上报' value={one.reportedBy} note={instantWords(one.reportedAt)} />
              {one.reason !== null && <Cell title='退回原因' note={one.reason} />}
            </Card>
            {officer && (
              <Decide
                key={one.certificationId}
                one={one}
                onDone={() => {
                  setOne(undefined)
                  onDecided()
                }}
              />
            )}
          </>
        )}
      </Sheet>
    </Section>
  )
}
