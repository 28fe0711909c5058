// Pastes the official notice, tries it, and publishes it when nothing is wrong with it.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { HolidayDay } from '~types/holidays'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { EffectView } from '@/components/effect-view'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextArea } from '@/components/text-area'
import { toast } from '@/components/toast'

type Tried = Output<'holidays.preview'>

const kindWord = ({ kind }: HolidayDay): string => (kind === 'off' ? '放假' : '上班')

function Days({ title, days }: { title: string; days: readonly HolidayDay[] }) {
  if (days.length === 0) return null
  return (
    <Section title={`${title}${days.length}天`}>
      <Card flush>
        {days.map(day => (
          <Cell key={day.day} title={longDate(day.day)} note={day.name} value={kindWord(day)} />
        ))}
      </Card>
    </Section>
  )
}

function TryOut({ tried }: { tried: Tried }) {
  const { faults, off, work, added, changed, removed, effect } = tried
  if (faults.length > 0)
    return (
      <Notice tone='warn' title={`有${faults.length}处需要修改`}>
        {faults.map(({ line, text }) => (line === 0 ? text : `第${line}行: ${text}`)).join('\n')}
      </Notice>
    )
  return (
    <>
      <Notice>{`共放假${off}天,调休上班${work}天。`}</Notice>
      <Days title='新增' days={added} />
      <Days title='更改' days={changed} />
      <Days title='去掉' days={removed} />
      <EffectView effect={effect} />
    </>
  )
}

export function ImportNotice({ year, onPublished }: { year: number; onPublished: () => void }) {
  const [text, setText] = useState('')
  const [seen, setSeen] = useState<string>()
  const looks = text !== '' && seen === text
  const preview = useQuery('holidays.preview', looks ? { year, text } : null)
  const publish = useAction('holidays.publish')
  const send = async () => {
    const done = await publish.run({ year, text })
    if (!done) return
    toast(`已发布第${done.version}版`)
    onPublished()
  }
  return (
    <Section title={`导入${year}年的通知`} note='按国务院办公厅的通知填写,发布后已开放的时段随之调整。'>
      <TextArea
        label='放假安排'
        hint={`每行一天或一段,如: ${year}-02-05~${year}-02-11,休,春节。调休上班写“班”。`}
        value={text}
        onChange={setText}
        maxLength={10_000}
      />
      {!looks && (
        <Button disabled={text === ''} onPress={() => setSeen(text)}>
          先试一下
        </Button>
      )}
      {looks && (
        <Loaded read={preview} rows={3}>
          {tried => (
            <>
              <TryOut tried={tried} />
              <Problem error={publish.error} />
              {tried.faults.length === 0 && (
                <Button loading={publish.busy} onPress={() => void send()}>
                  {`发布${year}年的安排`}
                </Button>
              )}
            </>
          )}
        </Loaded>
      )}
    </Section>
  )
}
