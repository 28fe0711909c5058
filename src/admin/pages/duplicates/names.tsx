// 姓名不一致: one number, two names. The officer types what the document shows; the hold is lifted either way.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

type Held = Output<'duplicates.names'>['items'][number]

export function Names() {
  const { at, turn } = usePager()
  const read = useQuery('duplicates.names', at)
  const [held, setHeld] = useState<Held>()
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const settle = useAction('duplicates.settleName')
  const begin = (row: Held) => {
    settle.clear()
    setName('')
    setReason('')
    setHeld(row)
  }
  const decide = async () => {
    if (held === undefined) return
    const done = await settle.run({ personId: held.personId, name, reason })
    if (!done) return
    setHeld(undefined)
    toast(done.renamed ? '已更正姓名' : '已确认登记的姓名')
    read.reload()
  }
  return (
    <Section
      title='姓名不一致'
      note='同一证件号码在不同来源中姓名不同。核对前本人不能在线实名和领券,到院办理不受影响。'
    >
      <Loaded read={read}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='check' title='没有姓名不一致的记录' />
          ) : (
            <>
              <Table
                label='姓名不一致'
                rows={items}
                rowKey={row => row.personId}
                columns={[
                  { key: 'name', title: '登记的姓名', width: '120px', cell: row => row.name },
                  {
                    key: 'document',
                    title: '证件',
                    cell: row => row.documents.map(({ kind, number }) => `${kind} ${number}`).join('、'),
                  },
                  { key: 'birth', title: '出生日期', width: '120px', cell: row => row.birthDate ?? '未知' },
                  { key: 'village', title: '现居住地', cell: row => row.village || '未知' },
                  {
                    key: 'act',
                    title: '操作',
                    width: '120px',
                    cell: row => (
                      <Button variant='quiet' fit='words' onPress={() => begin(row)}>
                        核对姓名
                      </Button>
                    ),
                  },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Dialog
        open={held !== undefined}
        title='核对证件姓名'
        confirm='提交核对结果'
        busy={settle.busy}
        onConfirm={() => void decide()}
        onCancel={() => setHeld(undefined)}
      >
        <Notice>请按本人证件原件填写姓名:与登记一致则保留,不一致则更正。</Notice>
        <TextInput label='证件上的姓名' value={name} onChange={setName} maxLength={50} />
        <TextInput
          label='依据'
          value={reason}
          onChange={setReason}
          maxLength={200}
          hint='如: 窗口核对证件原件'
        />
        <Problem error={settle.error} />
      </Dialog>
    </Section>
  )
}
