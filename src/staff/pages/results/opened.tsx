// One result as its doctor sees it, with the next step: release, explain, follow up, correct.
import { useState } from 'react'
import type { Input } from '~types/contract'
import { OPINION_WORDS } from '~types/opinion-words'
import type { ExamResult } from '~types/results'
import { localDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { DatePicker } from '@/components/date-picker'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { Enter } from './enter'

type Which = Pick<Input<'results.open'>, 'personId' | 'resultId'>

const EXPLAINED = { in_person: '已当面解读', video: '已视频解读' } as const

function Values({ one }: { one: ExamResult }) {
  const form = useQuery('results.items', { sex: one.sex })
  return (
    <Loaded read={form} rows={4}>
      {({ items }) => (
        <Card flush>
          {one.items.map(({ item, value, finding }) => {
            const field = items.find(known => known.item === item)
            return (
              <Cell
                key={item}
                title={field?.name ?? item}
                note={`常见: ${field?.usual ?? ''}`}
                value={
                  <Tag tone={finding === 'noted' ? 'warn' : 'neutral'}>
                    {`${value} ${field?.unit ?? ''}`.trim()}
                  </Tag>
                }
              />
            )
          })}
        </Card>
      )}
    </Loaded>
  )
}

function FollowUp({ which, onDone }: { which: Which; onDone: () => void }) {
  const write = useAction('results.followUp')
  const [dueOn, setDueOn] = useState('')
  const [words, setWords] = useState('')
  const day = localDate.safeParse(dueOn)
  const send = async () => {
    if (!day.success || !(await write.run({ ...which, dueOn: day.data, words }))) return
    toast('已安排复查')
    onDone()
  }
  return (
    <Section title='安排复查' note='只有本机构医生可以看到。'>
      <DatePicker label='最晚复查日期' value={dueOn} onChange={setDueOn} />
      <TextInput label='复查内容' value={words} onChange={setWords} maxLength={200} />
      <Problem error={write.error} />
      <Button
        variant='secondary'
        loading={write.busy}
        disabled={!day.success || words.trim() === ''}
        onPress={() => void send()}
      >
        保存
      </Button>
    </Section>
  )
}

function Steps({ one, onDone, onCorrect }: { one: ExamResult; onDone: () => void; onCorrect: () => void }) {
  const which: Which = { personId: one.personId, resultId: one.resultId }
  const release = useAction('results.release')
  const explain = useAction('results.explain')
  const sendRelease = async () => {
    if (!(await release.run(which))) return
    toast('已发布')
    onDone()
  }
  const sendExplained = async (how: 'in_person' | 'video') => {
    if (!(await explain.run({ ...which, how }))) return
    toast(EXPLAINED[how])
    onDone()
  }
  if (one.state === 'entered')
    return one.mine ? (
      <Notice tone='warn'>这份结果是您录入的,需要另一位医生发布。</Notice>
    ) : (
      <>
        <Notice>发布后,本人收到统一的通知,内容与结果无关。</Notice>
        <Problem error={release.error} />
        <Button loading={release.busy} onPress={() => void sendRelease()}>
          发布
        </Button>
        <Button variant='quiet' onPress={onCorrect}>
          修改后重新提交
        </Button>
      </>
    )
  return (
    <>
      <Problem error={explain.error} />
      {one.explained?.how !== 'in_person' && (
        <Button loading={explain.busy} onPress={() => void sendExplained('in_person')}>
          已当面解读
        </Button>
      )}
      {one.explained === null && (
        <Button variant='secondary' disabled={explain.busy} onPress={() => void sendExplained('video')}>
          已视频解读
        </Button>
      )}
      <FollowUp which={which} onDone={onDone} />
      <Button variant='quiet' onPress={onCorrect}>
        更正结果
      </Button>
    </>
  )
}

export function Opened({ one, onDone }: { one: ExamResult; onDone: () => void }) {
  const [correcting, setCorrecting] = useState(false)
  if (correcting)
    return (
      <Enter
        subject={one}
        {...(one.state === 'released' ? { corrects: one } : {})}
        onDone={() => {
          toast('已提交审核')
          onDone()
        }}
      />
    )
  return (
    <>
      {one.reason !== null && <Notice title='更正'>{one.reason}</Notice>}
      <Card flush>
        <Cell title={one.serviceName} value={longDate(one.examinedOn)} />
        <Cell title='医学意见' note={OPINION_WORDS[one.opinion]} />
        {one.advice !== '' && <Cell title='建议' note={one.advice} />}
        {one.explained && <Cell title={EXPLAINED[one.explained.how]} />}
      </Card>
      <Values one={one} />
      <Steps one={one} onDone={onDone} onCorrect={() => setCorrecting(true)} />
    </>
  )
}
