// One line in full: the call in one tap, how it went, the hand-over, who looks after it, and what was done before.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { ContactOutcome } from '~types/lists'
import type { InstitutionId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { ClauseList } from '@/components/clause-list'
import { longDate } from '@/components/date-words'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'
import { ANSWERS, OUTCOMES, STATES, stepWords } from '../../guidance-words'

type Item = Output<'lists.item'>

function Contact({ item, onDone }: { item: Item; onDone: () => void }) {
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null)
  const [note, setNote] = useState('')
  const contact = useAction('lists.contact')
  const needsWhy = outcome === 'declined' && note.trim() === ''
  const submit = async () => {
    if (outcome === null || needsWhy) return
    if (!(await contact.run({ ref: item.ref, outcome, ...(note === '' ? {} : { note }) }))) return
    toast('已记录')
    onDone()
  }
  return (
    <Section title='记录联系'>
      <Choice<ContactOutcome>
        label='联系结果'
        layout='side-by-side'
        options={(Object.keys(OUTCOMES) as ContactOutcome[]).map(value => ({
          value,
          label: OUTCOMES[value],
        }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextInput
        label={outcome === 'declined' ? '原因' : '备注'}
        optional={outcome !== 'declined'}
        value={note}
        onChange={setNote}
        maxLength={200}
        hint='不写检查结果和病情'
      />
      <Problem error={contact.error} />
      <Button loading={contact.busy} disabled={outcome === null || needsWhy} onPress={() => void submit()}>
        记录
      </Button>
    </Section>
  )
}

function HandOver({ item, onDone }: { item: Item; onDone: () => void }) {
  const [to, setTo] = useState<InstitutionId | null>(null)
  const [note, setNote] = useState('')
  const handOver = useAction('lists.handOver')
  const submit = async () => {
    if (to === null) return
    if (!(await handOver.run({ ref: item.ref, institutionId: to, ...(note === '' ? {} : { note }) }))) return
    toast('已转介')
    onDone()
  }
  return (
    <Section title='转介到机构' note='机构接收后会联系本人。'>
      <Choice<InstitutionId>
        label='接收机构'
        options={item.institutions.map(one => ({ value: one.institutionId, label: one.name }))}
        value={to}
        onChange={setTo}
      />
      <TextInput label='给机构的话' optional value={note} onChange={setNote} maxLength={200} />
      <Problem error={handOver.error} />
      <Button
        variant='secondary'
        loading={handOver.busy}
        disabled={to === null}
        onPress={() => void submit()}
      >
        转介
      </Button>
    </Section>
  )
}

function Assign({ item, onDone }: { item: Item; onDone: () => void }) {
  const [worker, setWorker] = useState<string | null>(null)
  const assign = useAction('lists.assign')
  const submit = async () => {
    if (worker === null) return
    if (!(await assign.run({ ref: item.ref, worker }))) return
    toast('已更换负责人')
    onDone()
  }
  return (
    <Section title='更换负责人'>
      <Choice<string>
        label='交给'
        layout='side-by-side'
        options={item.workers.map(one => ({ value: one.worker, label: one.name }))}
        value={worker}
        onChange={setWorker}
      />
      <Problem error={assign.error} />
      <Button
        variant='secondary'
        loading={assign.busy}
        disabled={worker === null}
        onPress={() => void submit()}
      >
        确定
      </Button>
    </Section>
  )
}

export function OneLine({ item, contacts, onDone }: { item: Item; contacts: boolean; onDone: () => void }) {
  const { phone, standing } = item
  return (
    <>
      {phone === null ? (
        <Notice tone='warn'>没有登记电话,请上门或通过社区联系。</Notice>
      ) : (
        <Button icon='phone' variant='secondary' onPress={() => void makeCall(phone)}>
          {phone}
        </Button>
      )}
      <Section title='服务项目'>
        <Card flush>
          <Cell title={item.title} value={STATES[item.state]} />
          <Cell title='期限' value={item.overdue ? `已过 ${longDate(item.dueOn)}` : longDate(item.dueOn)} />
          <Cell title='年龄' value={item.age === null ? '未登记' : `${item.age}岁`} />
          {item.guardian !== null && <Cell title='监护人' value={item.guardian} />}
          <Cell title='社区' value={item.village === '' ? '未登记' : item.village} />
          <Cell title='负责人' value={item.owner ?? '未指定'} />
          {item.institution !== null && <Cell title='转介机构' value={item.institution} />}
          {item.answer !== null && <Cell title='本人答复' value={ANSWERS[item.answer]} />}
        </Card>
      </Section>
      {item.clauses.length > 0 && (
        <Section title='为什么在名单上'>
          <ClauseList
            clauses={item.clauses.map(({ text, state }) => ({
              text,
              state: state === 'not_met' ? 'unmet' : state,
            }))}
          />
        </Section>
      )}
      {standing && contacts && <Contact item={item} onDone={onDone} />}
      {standing && item.institutions.length > 0 && item.state !== 'accepted' && (
        <HandOver item={item} onDone={onDone} />
      )}
      {standing && item.workers.length > 0 && <Assign item={item} onDone={onDone} />}
      <Section title='办理经过'>
        <Card flush>
          <Cell title='列入名单' value={longDate(item.since)} />
          {[...item.history].reverse().map(event => (
            <Cell
              key={`${event.at} ${event.kind}`}
              title={stepWords(event)}
              note={[instantWords(event.at), event.by, event.note].filter(Boolean).join(' · ')}
            />
          ))}
        </Card>
      </Section>
    </>
  )
}
