// 核销更正: a redemption by mistake is asked back by one and decided by another, within seven days.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { PagedTable } from '@/components/paged-table'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { StaffPage } from '../../staff-page'

type Waiting = Output<'reversals.list'>['items'][number]
type Redeemed = Output<'reversals.redeemed'>['items'][number]

function Decide({ one, onDone }: { one: Waiting; onDone: () => void }) {
  const decide = useAction('reversals.decide')
  const settle = async (approve: boolean) => {
    if (!(await decide.run({ reversalId: one.reversalId, approve }))) return
    toast(approve ? '已撤销核销,券可再次使用' : '已退回申请')
    onDone()
  }
  return (
    <>
      <Card flush>
        <Cell title='项目' value={one.title} />
        <Cell title='核销' value={instantWords(one.redeemedAt)} note={one.institution} />
        <Cell title='申请' value={one.askedBy} note={instantWords(one.askedAt)} />
        <Cell title='原因' note={one.reason} />
      </Card>
      <Notice>同意后,券恢复为可使用;原有效期不变。双方姓名和时间都会记录。</Notice>
      <Problem error={decide.error} />
      {one.mine ? (
        <Notice tone='warn'>这是您提出的申请,需要另一位工作人员处理。</Notice>
      ) : (
        <>
          <Button loading={decide.busy} onPress={() => void settle(true)}>
            同意撤销
          </Button>
          <Button variant='quiet' disabled={decide.busy} onPress={() => void settle(false)}>
            不同意
          </Button>
        </>
      )}
    </>
  )
}

function WaitingList({ onSettled }: { onSettled: () => void }) {
  const { at, turn } = usePager()
  const read = useQuery('reversals.list', at)
  const [one, setOne] = useState<Waiting>()
  return (
    <Section title='待处理' note='由申请人以外的另一位工作人员处理。'>
      <PagedTable
        read={read}
        turn={turn}
        empty='没有待处理的申请'
        label='待处理'
        rowKey={row => row.reversalId}
        onRow={setOne}
        columns={[
          { key: 'who', title: '姓名', width: '140px', cell: row => row.names.join('、') },
          { key: 'what', title: '项目', cell: row => row.title },
          { key: 'at', title: '核销时间', width: '190px', cell: row => instantWords(row.redeemedAt) },
          {
            key: 'by',
            title: '申请人',
            width: '100px',
            cell: row => (row.mine ? '我' : row.askedBy),
          },
        ]}
      />
      <Sheet open={one !== undefined} title={one?.names.join('、') ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <Decide
            key={one.reversalId}
            one={one}
            onDone={() => {
              setOne(undefined)
              read.reload()
              onSettled()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}

function RedeemedList() {
  const { at, turn } = usePager()
  const read = useQuery('reversals.redeemed', at)
  const ask = useAction('reversals.ask')
  const [one, setOne] = useState<Redeemed>()
  const [reason, setReason] = useState('')
  const wrong = ask.error?.field('reason')
  const begin = (row: Redeemed) => {
    ask.clear()
    setReason('')
    setOne(row)
  }
  const send = async () => {
    if (one === undefined || !(await ask.run({ voucherId: one.voucherId, reason }))) return
    setOne(undefined)
    toast('已提交,请另一位工作人员处理')
    read.reload()
  }
  return (
    <Section title='近7天核销' note='核销错误可在7天内申请撤销。'>
      <Loaded read={read} rows={5}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='ticket' title='近7天没有核销' />
          ) : (
            <>
              <Table
                label='近7天核销'
                rows={items}
                rowKey={row => row.voucherId}
                columns={[
                  { key: 'who', title: '姓名', width: '140px', cell: row => row.names.join('、') },
                  { key: 'what', title: '项目', cell: row => row.title },
                  { key: 'at', title: '核销时间', width: '190px', cell: row => instantWords(row.redeemedAt) },
                  {
                    key: 'act',
                    title: '操作',
                    width: '120px',
                    cell: row =>
                      row.asked ? (
                        <Tag tone='info'>等待处理</Tag>
                      ) : (
                        <Button variant='quiet' fit='words' onPress={() => begin(row)}>
                          申请撤销
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
        open={one !== undefined}
        title='申请撤销这次核销?'
        confirm='提交申请'
        busy={ask.busy}
        onConfirm={() => void send()}
        onCancel={() => setOne(undefined)}
      >
        <Notice>另一位工作人员同意后才生效;在此之前券仍为已使用。</Notice>
        <TextInput
          label='原因'
          value={reason}
          onChange={setReason}
          maxLength={200}
          hint='必填,如: 核销时选错了人'
          {...(wrong === undefined ? {} : { error: wrong })}
        />
        {wrong === undefined && <Problem error={ask.error} />}
      </Dialog>
    </Section>
  )
}

function Reversals({ redeems }: { redeems: boolean }) {
  const [settled, setSettled] = useState(0)
  return (
    <>
      <WaitingList onSettled={() => setSettled(settled + 1)} />
      {redeems && <RedeemedList key={settled} />}
    </>
  )
}

export default function ReversalsPage() {
  return (
    <StaffPage title='核销更正' here='/staff/pages/reversals/index' roles={['clerk', 'manager']}>
      {staff => <Reversals redeems={staff.role === 'clerk'} />}
    </StaffPage>
  )
}
