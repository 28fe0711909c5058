// 筛查结果: newborns screened here whose result is not registered; a positive one opens the next examination by itself.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { localDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { dateOfInstant, instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { PagedTable } from '@/components/paged-table'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { StaffPage } from '../../staff-page'

type Screened = Output<'screenings.waiting'>['items'][number]
type Recorded = Output<'screenings.record'>

const RESULTS = [
  { value: 'negative', label: '未见需要进一步检查' },
  { value: 'positive', label: '需要进一步检查', note: '有相应项目的,自动给孩子发放电子券' },
  { value: 'incomplete', label: '未完成,需重做', note: '留在名单里' },
] as const
type Result = (typeof RESULTS)[number]['value']

function RecordOne({
  one,
  today,
  onDone,
}: {
  one: Screened
  today: string
  onDone: (recorded: Recorded) => void
}) {
  const record = useAction('screenings.record')
  const [result, setResult] = useState<Result | null>(null)
  const [doneOn, setDoneOn] = useState<string>(dateOfInstant(one.doneAt))
  const send = async () => {
    if (result === null) return
    const made = await record.run({ voucherId: one.voucherId, result, doneOn: localDate.parse(doneOn) })
    if (made) onDone(made)
  }
  return (
    <>
      <Choice label='结果' options={RESULTS} value={result} onChange={setResult} />
      <DatePicker
        label='筛查日期'
        value={doneOn}
        min={dateOfInstant(one.doneAt)}
        max={today}
        onChange={setDoneOn}
      />
      <Problem error={record.error} />
      <Button loading={record.busy} disabled={result === null} onPress={() => void send()}>
        登记
      </Button>
    </>
  )
}

function Screenings({ today }: { today: string }) {
  const { at, turn } = usePager()
  const read = useQuery('screenings.waiting', at)
  const [one, setOne] = useState<Screened>()
  const [recorded, setRecorded] = useState<Recorded>()
  return (
    <>
      {recorded?.issued.map(title => (
        <Notice key={title} tone='ok' title='已登记'>
          {`已为孩子发放「${title}」电子券,并通知了家长。请当面向家长说明。`}
        </Notice>
      ))}
      {recorded?.refused.map(text => (
        <Notice key={text} tone='warn' title='已登记,电子券未能自动发放'>
          {text}
        </Notice>
      ))}
      {recorded && recorded.issued.length + recorded.refused.length === 0 && (
        <Notice tone='ok'>已登记</Notice>
      )}
      <Section title='待登记结果' note='本机构近60天核销的新生儿筛查。'>
        <PagedTable
          read={read}
          turn={turn}
          empty='没有待登记的筛查'
          label='待登记结果'
          rowKey={row => row.voucherId}
          onRow={setOne}
          columns={[
            { key: 'who', title: '孩子', width: '140px', cell: row => row.name },
            { key: 'what', title: '项目', cell: row => row.title },
            { key: 'at', title: '核销时间', width: '190px', cell: row => instantWords(row.doneAt) },
          ]}
        />
      </Section>
      <Sheet
        open={one !== undefined}
        title={one ? `${one.name} · ${one.title}` : ''}
        onClose={() => setOne(undefined)}
      >
        {one && (
          <RecordOne
            key={one.voucherId}
            one={one}
            today={today}
            onDone={made => {
              setOne(undefined)
              setRecorded(made)
              read.reload()
            }}
          />
        )}
      </Sheet>
    </>
  )
}

export default function ScreeningsPage() {
  return (
    <StaffPage title='筛查结果' here='/staff/pages/screenings/index' roles={['clerk']}>
      {(_, me) => <Screenings today={me.today} />}
    </StaffPage>
  )
}
