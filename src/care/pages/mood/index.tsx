// 情绪自评: ten questions about the last seven days. Whom to ring stands on every screen of it.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'

type Questions = Output<'mood.questions'>
type Taken = Output<'mood.take'>
const LEVELS: Record<Taken['level'], string> = {
  calm: '目前比较平稳',
  watch: '有些低落',
  seek: '建议和医生谈谈',
}

function Phones({ phones }: Pick<Questions, 'phones'>) {
  return (
    <Card flush>
      {phones.map(({ name, phone }) => (
        <Cell key={phone} icon='phone' title={name} value={phone} onPress={() => void makeCall(phone)} />
      ))}
    </Card>
  )
}

function Result({ taken, phones }: { taken: Taken } & Pick<Questions, 'phones'>) {
  const call = useAction('mood.call')
  const [asked, setAsked] = useState(taken.called)
  const ask = async () => {
    if (!(await call.run({}))) return
    setAsked(true)
    toast('已请人联系您')
  }
  return (
    <>
      {taken.crisis ? (
        <Notice tone='warn' title='您现在很难受,不用一个人扛'>
          请现在就拨打下面的电话,或告诉身边的家人,请他陪着您。我们已请一位工作人员在一天之内给您打电话,您的回答他看不到。
        </Notice>
      ) : (
        <Notice
          tone={taken.level === 'calm' ? 'ok' : 'warn'}
          title={`${taken.score}分,${LEVELS[taken.level]}`}
        >
          {taken.level === 'calm'
            ? '自评只供参考。觉得不好的时候,随时可以再做,也可以打电话说说。'
            : taken.level === 'watch'
              ? '请多休息,和信任的人说说。两周后再做一次;如果更难受,请早些看医生。'
              : '请在一周内到妇幼保健院或心理科看看。这很常见,可以治好。'}
        </Notice>
      )}
      <Phones phones={phones} />
      <Problem error={call.error} />
      {asked ? (
        <Notice>已请人联系您,请留意电话。</Notice>
      ) : (
        <Button variant='secondary' icon='phone' loading={call.busy} onPress={() => void ask()}>
          请人联系我
        </Button>
      )}
    </>
  )
}

function Ask({ questions, phones, source, onTaken }: Questions & { onTaken: (taken: Taken) => void }) {
  const [answers, setAnswers] = useState<Readonly<Record<number, string>>>({})
  const take = useAction('mood.take')
  const left = questions.length - Object.keys(answers).length
  const send = async () => {
    const taken = await take.run({ answers: questions.map((_, i) => Number(answers[i])) })
    if (taken) onTaken(taken)
  }
  return (
    <>
      <Notice>请按最近7天(包括今天)的感受选择。只有您自己能看到回答。</Notice>
      {questions.map(({ text, answers: options }, i) => (
        <Choice
          key={text}
          label={`${i + 1}. ${text}`}
          value={answers[i] ?? null}
          onChange={value => setAnswers(before => ({ ...before, [i]: value }))}
          options={options.map((label, place) => ({ value: String(place), label }))}
        />
      ))}
      <Problem error={take.error} />
      <Button loading={take.busy} disabled={left > 0} onPress={() => void send()}>
        {left > 0 ? `还有${left}题` : '看结果'}
      </Button>
      <Section title='现在就想找人说说' note={source}>
        <Phones phones={phones} />
      </Section>
    </>
  )
}

function Before() {
  const read = useQuery('mood.mine', {})
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title='以前的自评'>
      <Card flush>
        {items.map(item => (
          <Cell
            key={item.takenAt}
            title={LEVELS[item.level]}
            note={instantWords(item.takenAt)}
            value={`${item.score}分`}
          />
        ))}
      </Card>
    </Section>
  )
}

export default function MoodPage() {
  const read = useQuery('mood.questions', {})
  const [taken, setTaken] = useState<Taken>()
  return (
    <Page title='情绪自评'>
      <Loaded read={read} rows={6}>
        {data =>
          taken ? (
            <Result taken={taken} phones={data.phones} />
          ) : (
            <>
              <Ask {...data} onTaken={setTaken} />
              <Before />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
