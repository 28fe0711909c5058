// What an application asks for: the day that counts and the account; the papers to bring. New, or handed in again.
import { useState } from 'react'
import type { LocalDate } from '~types/schema'
import type { CallError } from '@/api/failure'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DatePicker } from '@/components/date-picker'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'

export interface Claimed {
  eventOn: LocalDate
  bankAccount: string
  holder: string
}
export interface FillProps {
  event: string
  eventOn: LocalDate | null
  papers: readonly string[]
  note: string
  busy: boolean
  error: CallError | undefined
  onSend: (claimed: Claimed) => void
}

export function Fill({ event, eventOn, papers, note, busy, error, onSend }: FillProps) {
  const [day, setDay] = useState<string>(eventOn ?? '')
  const [bankAccount, setBankAccount] = useState('')
  const [holder, setHolder] = useState('')
  const wrong = (path: string) => {
    const text = error?.field(path)
    return text === undefined ? {} : { error: text }
  }
  return (
    <>
      <Section title='需要的材料' note={note}>
        <Card flush>
          {papers.map(paper => (
            <Cell key={paper} icon='list' title={paper} />
          ))}
        </Card>
      </Section>
      <Section title='填写信息'>
        <DatePicker label={event} value={day} onChange={setDay} {...wrong('eventOn')} />
        <TextInput
          label='本人银行卡号'
          value={bankAccount}
          onChange={setBankAccount}
          maxLength={21}
          {...wrong('bankAccount')}
        />
        <TextInput
          label='户名'
          hint='请填写本人姓名'
          value={holder}
          onChange={setHolder}
          maxLength={40}
          {...wrong('holder')}
        />
      </Section>
      <Notice>银行卡号加密保存,页面上只显示后四位。</Notice>
      <Problem error={error} />
      <Button
        loading={busy}
        disabled={day === '' || bankAccount.trim() === '' || holder.trim() === ''}
        onPress={() => onSend({ eventOn: day as LocalDate, bankAccount, holder })}
      >
        提交申请
      </Button>
    </>
  )
}
