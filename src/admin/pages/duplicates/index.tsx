// 重复核对: records that may be one person, decided by a human; and merges, which can be taken back.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { MergeId } from '~types/imports'
import type { PersonId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Names } from './names'
import { Pair } from './pair'

function Merges() {
  const { at, turn } = usePager()
  const read = useQuery('duplicates.merges', at)
  const [undoing, setUndoing] = useState<MergeId>()
  const [reason, setReason] = useState('')
  const unmerge = useAction('duplicates.unmerge')
  const undo = async () => {
    if (undoing === undefined || !(await unmerge.run({ mergeId: undoing, reason }))) return
    setUndoing(undefined)
    toast('已撤销合并')
    read.reload()
  }
  return (
    <Section title='已合并' note='合并可以撤销,只要之后没有新的变化。'>
      <Loaded read={read}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='person' title='没有合并过' />
          ) : (
            <>
              <Table
                label='已合并'
                rows={items}
                rowKey={row => row.mergeId}
                columns={[
                  { key: 'who', title: '姓名', width: '120px', cell: row => row.name },
                  { key: 'at', title: '合并时间', cell: row => instantWords(row.mergedAt) },
                  {
                    key: 'act',
                    title: '操作',
                    width: '140px',
                    cell: row =>
                      row.undoneAt === null ? (
                        <Button
                          variant='quiet'
                          fit='words'
                          onPress={() => {
                            unmerge.clear()
                            setReason('')
                            setUndoing(row.mergeId)
                          }}
                        >
                          撤销合并
                        </Button>
                      ) : (
                        <Tag>已撤销</Tag>
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
        open={undoing !== undefined}
        title='撤销这次合并?'
        confirm='撤销合并'
        danger
        busy={unmerge.busy}
        onConfirm={() => void undo()}
        onCancel={() => setUndoing(undefined)}
      >
        <Notice>两条记录恢复为合并前的样子,再次进入待核对。</Notice>
        <TextInput label='原因' value={reason} onChange={setReason} maxLength={200} />
        <Problem error={unmerge.error} />
      </Dialog>
    </Section>
  )
}

export default function DuplicatesPage() {
  const { at, turn, restart } = usePager()
  const read = useQuery('duplicates.list', at)
  const open = useAction('duplicates.open')
  const [opened, setOpened] = useState<Output<'duplicates.open'>>()
  const [decided, setDecided] = useState(0)
  const show = async (pair: { personId: PersonId; otherId: PersonId }) => {
    const found = await open.run({ personId: pair.personId, otherId: pair.otherId })
    if (found) setOpened(found)
  }
  return (
    <Page title='重复核对' wide='admin'>
      <Section
        title='可能是同一人'
        note='核对前,很相近的两人暂不能在线领券,到院办理不受影响。打开会记录,本人可以看到。'
      >
        <Problem error={open.error} />
        <Loaded read={read} rows={5}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty icon='check' title='没有待核对的记录' note='导入数据后,相近的记录会出现在这里。' />
            ) : (
              <>
                <Table
                  label='可能是同一人'
                  rows={items}
                  rowKey={row => `${row.personId} ${row.otherId}`}
                  onRow={row => void show(row)}
                  columns={[
                    { key: 'first', title: '记录甲', width: '120px', cell: row => row.name },
                    { key: 'second', title: '记录乙', width: '120px', cell: row => row.otherName },
                    { key: 'why', title: '依据', cell: row => row.grounds.join('、') },
                    { key: 'at', title: '发现时间', width: '190px', cell: row => instantWords(row.foundAt) },
                  ]}
                />
                {turn(next)}
              </>
            )
          }
        </Loaded>
      </Section>
      <Names />
      <Merges key={decided} />
      <Sheet open={opened !== undefined} title='两条记录' onClose={() => setOpened(undefined)}>
        {opened && (
          <Pair
            opened={opened}
            onDecided={() => {
              setOpened(undefined)
              setDecided(decided + 1)
              restart()
              read.reload()
            }}
          />
        )}
      </Sheet>
    </Page>
  )
}
