// 谁可以为我预约: giving a mandate by a code, and taking it back without a word to anybody.
import { useState } from 'react'
import type { Mandate } from '~types/helpers'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { CodeText } from '@/components/code-text'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { copyText } from '@/platform/copy-text'

const DAYS = [
  { value: '30', label: '30天' },
  { value: '90', label: '90天' },
  { value: '365', label: '一年' },
] as const
const LENGTHS = { '30': 30, '90': 90, '365': 365 } as const

function Code({ text, until }: NonNullable<Mandate['code']>) {
  const copy = async () => {
    if ((await copyText(text)).ok) toast('已复制')
  }
  return (
    <Card>
      <CodeText code={text} group={5} />
      <Notice>{`把授权码发给一位亲友,由对方本人在「亲友代办」中填写。${instantWords(until)}前有效,只能用一次。`}</Notice>
      <Button icon='copy' variant='secondary' onPress={() => void copy()}>
        复制授权码
      </Button>
    </Card>
  )
}

export function MyHelpers({ mandates, onChanged }: { mandates: readonly Mandate[]; onChanged: () => void }) {
  const [days, setDays] = useState<keyof typeof LENGTHS>('90')
  const [ending, setEnding] = useState<Mandate>()
  const ask = useAction('helpers.ask')
  const end = useAction('helpers.end')
  const give = async () => {
    if (await ask.run({ days: LENGTHS[days] })) onChanged()
  }
  const stop = async () => {
    if (ending === undefined) return
    const done = await end.run({ helperId: ending.helperId })
    setEnding(undefined)
    if (!done) return
    toast('已结束')
    onChanged()
  }
  return (
    <Section
      title='谁可以为我预约'
      note='亲友只能代您预约、取消,只看到自己代约的预约,看不到您的其他记录和检查结果。每次代办都会记录,您可以在「谁看过我的记录」中查看。'
    >
      {mandates.map(({ code, helperId }) => code && <Code key={helperId} {...code} />)}
      {mandates.length > 0 && (
        <Card flush>
          {mandates.map(mandate => (
            <Cell
              key={mandate.helperId}
              icon='person'
              title={mandate.name ?? '等待对方填写授权码'}
              note={`到${longDate(mandate.until)}为止`}
              value='结束'
              onPress={() => setEnding(mandate)}
            />
          ))}
        </Card>
      )}
      <Choice label='授权多久' layout='side-by-side' value={days} onChange={setDays} options={[...DAYS]} />
      <Problem error={ask.error ?? end.error} />
      <Button icon='person' variant='secondary' loading={ask.busy} onPress={() => void give()}>
        授权一位亲友
      </Button>
      <Dialog
        open={ending !== undefined}
        title='结束授权?'
        confirm='结束授权'
        danger
        busy={end.busy}
        onConfirm={() => void stop()}
        onCancel={() => setEnding(undefined)}
      >
        立即生效,不会通知对方。已经约好的预约不变。
      </Dialog>
    </Section>
  )
}
