// An application that was handed in: where it is, what is missing, its papers; taken back, handed in again, appealed.
import { useState } from 'react'
import type { OwnApplication } from '~types/subsidies'
import { yuan } from '~types/settlement-words'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { stepNote, SUBSIDY_STATES } from '@/components/subsidy-words'
import { Tag } from '@/components/tag'
import { TextArea } from '@/components/text-area'
import { toast } from '@/components/toast'
import { Fill, type Claimed } from './fill'

export interface FollowProps {
  one: OwnApplication
  onChanged: () => void
}
function Now({ one: { state, dueOn, publicUntil, steps } }: Pick<FollowProps, 'one'>) {
  const last = steps.at(-1)
  switch (state) {
    case 'submitted':
      return (
        <Notice
          title={SUBSIDY_STATES.submitted}
        >{`请带材料原件到乡镇、街道窗口核验,最晚${longDate(dueOn)}前办理。`}</Notice>
      )
    case 'returned':
      return (
        <Notice tone='warn' title={SUBSIDY_STATES.returned}>
          {`还缺少: ${last?.papers.join('、') ?? ''}。补齐后请再次提交。`}
        </Notice>
      )
    case 'reviewed':
      return (
        <Notice title={SUBSIDY_STATES.reviewed}>
          {publicUntil === null
            ? `最晚${longDate(dueOn)}前作出决定。`
            : `公示至${longDate(publicUntil)},姓名只显示姓氏。最晚${longDate(dueOn)}前作出决定。`}
        </Notice>
      )
    case 'approved':
      return (
        <Notice
          tone='ok'
          title={SUBSIDY_STATES.approved}
        >{`最晚${longDate(dueOn)}前发放到您的银行卡。`}</Notice>
      )
    case 'refused':
      return (
        <Notice tone='warn' title={SUBSIDY_STATES.refused}>
          {last === undefined ? '' : stepNote(last)}
        </Notice>
      )
    case 'appealed':
      return (
        <Notice
          title={SUBSIDY_STATES.appealed}
        >{`由另一位工作人员复核,最晚${longDate(dueOn)}前答复。`}</Notice>
      )
    case 'paid':
    case 'withdrawn':
      return <Notice>{SUBSIDY_STATES[state]}</Notice>
  }
}

function Withdraw({ one, onChanged }: FollowProps) {
  const withdraw = useAction('subsidies.withdraw')
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    const done = await withdraw.run({ applicationId: one.applicationId })
    setAsking(false)
    if (!done) return
    toast('已撤回')
    onChanged()
  }
  return (
    <>
      <Problem error={withdraw.error} />
      <Button variant='quiet' onPress={() => setAsking(true)}>
        撤回申请
      </Button>
      <Dialog
        open={asking}
        title='撤回这份申请?'
        confirm='确认撤回'
        busy={withdraw.busy}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
      >
        撤回后可以在期限内重新申请。
      </Dialog>
    </>
  )
}

function Appeal({ one, onChanged }: FollowProps) {
  const appeal = useAction('subsidies.appeal')
  const [words, setWords] = useState('')
  const send = async () => {
    if (!(await appeal.run({ applicationId: one.applicationId, words }))) return
    toast('已提交复核')
    onChanged()
  }
  return (
    <Section title='申请复核' note='由另一位工作人员复核,可以申请一次。'>
      <TextArea label='理由' value={words} onChange={setWords} maxLength={200} />
      <Problem error={appeal.error} />
      <Button
        variant='secondary'
        loading={appeal.busy}
        disabled={words.trim().length < 4}
        onPress={() => void send()}
      >
        提交复核
      </Button>
    </Section>
  )
}

function Again({ one, onChanged }: FollowProps) {
  const resubmit = useAction('subsidies.resubmit')
  const send = async (claimed: Claimed) => {
    if (!(await resubmit.run({ applicationId: one.applicationId, ...claimed }))) return
    toast('已再次提交')
    onChanged()
  }
  return (
    <Fill
      event={one.event}
      eventOn={one.eventOn}
      papers={one.steps.at(-1)?.papers ?? []}
      note='请带原件到窗口核验。'
      busy={resubmit.busy}
      error={resubmit.error}
      onSend={claimed => void send(claimed)}
    />
  )
}

export function Follow({ one, onChanged }: FollowProps) {
  const { state, papers, steps, amount } = one
  return (
    <>
      <Now one={one} />
      <Section title={one.title}>
        <Card flush>
          <Cell title='申请编号' value={one.number} />
          <Cell title={one.event} value={longDate(one.eventOn)} />
          <Cell title='银行卡' value={`尾号${one.accountLast4}`} />
          {amount !== null && <Cell title='金额' value={`${yuan(amount)} 元`} />}
        </Card>
      </Section>
      <Section title='材料'>
        <Card flush>
          {papers.map(({ paper, seen, atCounter }) => (
            <Cell
              key={paper}
              title={paper}
              value={seen || atCounter ? <Tag tone='ok'>已核验</Tag> : <Tag tone='info'>待核验</Tag>}
            />
          ))}
        </Card>
      </Section>
      <Section title='进展'>
        <Card flush>
          {steps.map(step => (
            <Cell
              key={`${step.to} ${step.at}`}
              title={SUBSIDY_STATES[step.to]}
              value={instantWords(step.at)}
              note={stepNote(step)}
            />
          ))}
        </Card>
      </Section>
      {state === 'returned' && <Again one={one} onChanged={onChanged} />}
      {one.canAppeal && <Appeal one={one} onChanged={onChanged} />}
      {(state === 'submitted' || state === 'returned' || state === 'reviewed') && (
        <Withdraw one={one} onChanged={onChanged} />
      )}
    </>
  )
}
