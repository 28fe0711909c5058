// 收回与复核: a manager takes a voucher back with a reason; another manager decides the review that its holder asks for.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { FoundPerson } from '~types/evidence'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
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
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Find } from '../evidence/find'
import { StaffPage } from '../../staff-page'

type Waiting = Output<'revocations.list'>['items'][number]
type Held = Output<'revocations.held'>['items'][number]

function Decide({ one, onDone }: { one: Waiting; onDone: () => void }) {
  const decide = useAction('revocations.decide')
  const [answer, setAnswer] = useState('')
  const wrong = decide.error?.field('answer')
  const settle = async (restore: boolean) => {
    if (!(await decide.run({ revocationId: one.revocationId, restore, answer }))) return
    toast(restore ? '已恢复' : '已答复')
    onDone()
  }
  return (
    <>
      <Card flush>
        <Cell title='项目' value={one.title} />
        <Cell title='收回' value={instantWords(one.revokedAt)} note={one.reason} />
        <Cell title='申请复核' value={instantWords(one.askedAt)} note={one.review} />
      </Card>
      {one.mine ? (
        <Notice tone='warn'>这张券是您收回的,需要另一位管理人员处理。</Notice>
      ) : (
        <>
          <Notice>恢复后,停用的天数补回,但不超过检查最晚时间。</Notice>
          <TextInput
            label='答复'
            value={answer}
            onChange={setAnswer}
            maxLength={200}
            hint='本人可以看到'
            {...(wrong === undefined ? {} : { error: wrong })}
          />
          {wrong === undefined && <Problem error={decide.error} />}
          <Button loading={decide.busy} disabled={answer.trim() === ''} onPress={() => void settle(true)}>
            恢复这张券
          </Button>
          <Button
            variant='quiet'
            disabled={decide.busy || answer.trim() === ''}
            onPress={() => void settle(false)}
          >
            维持收回
          </Button>
        </>
      )}
    </>
  )
}

function Reviews() {
  const { at, turn } = usePager()
  const read = useQuery('revocations.list', at)
  const [one, setOne] = useState<Waiting>()
  return (
    <Section title='待复核' note='由收回人以外的另一位管理人员处理。'>
      <PagedTable
        read={read}
        turn={turn}
        empty='没有待处理的复核'
        label='待复核'
        rowKey={row => row.revocationId}
        onRow={setOne}
        columns={[
          { key: 'who', title: '姓名', width: '140px', cell: row => row.names.join('、') },
          { key: 'what', title: '项目', cell: row => row.title },
          { key: 'at', title: '申请时间', width: '190px', cell: row => instantWords(row.askedAt) },
        ]}
      />
      <Sheet open={one !== undefined} title={one?.names.join('、') ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <Decide
            key={one.revocationId}
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

function InHand({ person }: { person: FoundPerson }) {
  const { personId } = person
  const read = useQuery('revocations.held', { personId })
  const revoke = useAction('revocations.revoke')
  const [one, setOne] = useState<Held>()
  const [reason, setReason] = useState('')
  const wrong = revoke.error?.field('reason')
  const send = async () => {
    if (one === undefined || !(await revoke.run({ personId, voucherId: one.voucherId, reason }))) return
    setOne(undefined)
    toast('已收回')
    read.reload()
  }
  return (
    <Section title={`${person.name}未使用的电子券`}>
      <Loaded read={read} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon='ticket' title='没有未使用的电子券' />
          ) : (
            <Card flush>
              {items.map(item => (
                <Cell
                  key={item.voucherId}
                  icon='ticket'
                  title={item.title}
                  note={`${longDate(item.validUntil)}前有效${item.booked ? ' · 已预约' : ''}${item.forTwo ? ' · 两人共用' : ''}`}
                  value='收回'
                  onPress={() => {
                    revoke.clear()
                    setReason('')
                    setOne(item)
                  }}
                />
              ))}
            </Card>
          )
        }
      </Loaded>
      <Dialog
        open={one !== undefined}
        title={`收回「${one?.title ?? ''}」?`}
        confirm='收回'
        busy={revoke.busy}
        onConfirm={() => void send()}
        onCancel={() => setOne(undefined)}
      >
        <Notice tone='warn'>券立即停用,名额释放。本人会收到通知,可以看到原因并申请复核。</Notice>
        <TextInput
          label='原因'
          value={reason}
          onChange={setReason}
          maxLength={200}
          hint='必填,本人可以看到,请写清楚、写和气'
          {...(wrong === undefined ? {} : { error: wrong })}
        />
        {wrong === undefined && <Problem error={revoke.error} />}
      </Dialog>
    </Section>
  )
}

function Revocations() {
  const [person, setPerson] = useState<FoundPerson>()
  return (
    <>
      <Reviews />
      <Find onFound={people => setPerson(people[0])} />
      {person && <InHand key={person.personId} person={person} />}
    </>
  )
}

export default function RevocationsPage() {
  return (
    <StaffPage title='收回与复核' here='/staff/pages/revocations/index' roles={['manager']}>
      {() => <Revocations />}
    </StaffPage>
  )
}
