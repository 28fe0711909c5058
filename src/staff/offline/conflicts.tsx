// 冲突: vouchers that two desks redeemed, with time and place of the other and what to do.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import type { Read } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import type { Pager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { toast } from '@/components/toast'

export type Conflicts = Output<'desk.conflicts'>
type Conflict = Conflicts['items'][number]

const ADVICE: Record<NonNullable<Conflict['side']> | 'manager', string> = {
  counted: '以您机构的这次核销为准,不用更改。请与对方机构核对来的是否为同一人,核对后点「已核对」。',
  not_counted:
    '您机构的这次核销没有计入。请与对方机构核对;如果是对方核销有误,请对方在「核销更正」中申请撤销,同意后再在您机构重新核销。',
  both: '同一张券在您机构核销了两次,只计一次。请核对是否重复登记,核对后点「已核对」。',
  manager: '两家机构都能看到这一条,核对后各自办结。需要更正时,在「核销更正」中处理撤销申请。',
}
const SIDE: Record<NonNullable<Conflict['side']>, string> = {
  counted: '已计入',
  not_counted: '未计入',
  both: '重复',
}

function Explained({ one, onDone }: { one: Conflict; onDone: () => void }) {
  const settle = useAction('desk.settle')
  const submit = async () => {
    if (!(await settle.run({ conflictId: one.conflictId }))) return
    toast('已办结')
    onDone()
  }
  return (
    <>
      <Card flush>
        <Cell title='项目' value={one.title} />
        <Cell title='计入的核销' value={instantWords(one.counted.at)} note={one.counted.institution} />
        <Cell
          title='未计入的核销'
          value={instantWords(one.notCounted.at)}
          note={one.notCounted.institution}
        />
      </Card>
      <Notice title='怎么办'>{ADVICE[one.side ?? 'manager']}</Notice>
      <Problem error={settle.error} />
      {one.side !== null && (
        <Button loading={settle.busy} onPress={() => void submit()}>
          已核对
        </Button>
      )}
    </>
  )
}

/** Nothing where there is none: a desk has other things to show. */
export function ConflictList({ read, turn }: { read: Read<Conflicts>; turn: Pager['turn'] }) {
  const [one, setOne] = useState<Conflict>()
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title='冲突' note='同一张券在两处核销,只计先入账的一次。点开看怎么办。'>
      <Table
        label='冲突'
        rows={items}
        rowKey={row => row.conflictId}
        onRow={setOne}
        columns={[
          { key: 'who', title: '姓名', width: '140px', cell: row => row.names.join('、') },
          { key: 'what', title: '项目', cell: row => row.title },
          {
            key: 'other',
            title: '另一处',
            cell: row => (row.side === 'counted' ? row.notCounted.institution : row.counted.institution),
          },
          {
            key: 'side',
            title: '本机构',
            width: '96px',
            cell: row =>
              row.side === null ? (
                row.notCounted.institution
              ) : (
                <Tag tone={row.side === 'counted' ? 'ok' : 'warn'}>{SIDE[row.side]}</Tag>
              ),
          },
        ]}
      />
      {turn(read.data?.next ?? null)}
      <Sheet open={one !== undefined} title={one?.names.join('、') ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <Explained
            key={one.conflictId}
            one={one}
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
