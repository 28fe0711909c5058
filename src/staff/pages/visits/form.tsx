// The visit form: what was done at the door. Every change is kept on the device until the card is archived.
import { useState } from 'react'
import type { Input } from '~types/contract'
import type { CallError } from '@/api/failure'
import { localDate } from '~types/schema'
import type { Answer } from '~types/feedback'
import type { Contraception, FormItem, HandedOut, VisitOutcome } from '~types/visits'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { TextInput } from '@/components/text-input'
import { Toggle } from '@/components/toggle'
import { ANSWERS, HANDED_OUT, ITEMS, METHODS, OUTCOMES } from '../../visit-words'
import type { VisitDraft } from './visit-draft'

type Filled = Omit<Input<'visits.record'>, 'visitId'>
const options = <K extends string>(words: Record<K, string>): { value: K; label: string }[] =>
  (Object.keys(words) as K[]).map(value => ({ value, label: words[value] }))
const KINDS = Object.keys(HANDED_OUT) as HandedOut[]

/** As the action takes it; null while it cannot be sent. */
export function filledOf(draft: VisitDraft, items: readonly FormItem[]): Filled | null {
  const day = localDate.safeParse(draft.visitedOn)
  if (!day.success || draft.outcome === null) return null
  const served = draft.outcome === 'done'
  const contraceptives = KINDS.flatMap(kind => {
    const quantity = Number(draft.quantities[kind] ?? '')
    return served && items.includes('contraceptives') && Number.isInteger(quantity) && quantity > 0
      ? [{ kind, quantity }]
      : []
  })
  return {
    visitedOn: day.data,
    outcome: draft.outcome,
    counselled: served && draft.counselled,
    educated: served && draft.educated,
    contraceptives,
    ...(draft.contraception === null ? {} : { contraception: draft.contraception }),
    ...(draft.reason === '' ? {} : { reason: draft.reason }),
    ...(draft.note === '' ? {} : { note: draft.note }),
    ...(draft.answer === null || draft.outcome !== 'done' ? {} : { answer: draft.answer }),
  }
}

export interface FormProps {
  items: readonly FormItem[]
  today: string
  value: VisitDraft
  onChange: (draft: VisitDraft) => void
  /** Names the fields that need a change. */
  failure: CallError | undefined
  /** A correction says why, and asks for no new answer. */
  correcting: boolean
  busy: boolean
  onSubmit: (filled: Filled) => void
}

export function VisitForm({ items, today, value, onChange, failure, correcting, busy, onSubmit }: FormProps) {
  const [wantsAnswer, setWantsAnswer] = useState(value.answer !== null)
  const set = (change: Partial<VisitDraft>) => onChange({ ...value, ...change })
  const error = (path: string) => {
    const text = failure?.field(path)
    return text === undefined ? {} : { error: text }
  }
  const filled = filledOf(value, items)
  const done = value.outcome === 'done'
  return (
    <>
      <DatePicker
        label='访视日期'
        value={value.visitedOn}
        max={today}
        onChange={visitedOn => set({ visitedOn })}
        {...error('visitedOn')}
      />
      <Choice<VisitOutcome>
        label='结果'
        layout='side-by-side'
        options={options(OUTCOMES)}
        value={value.outcome}
        onChange={outcome => set({ outcome })}
        {...error('outcome')}
      />
      {done && (
        <>
          <Card flush>
            {items.includes('counselling') && (
              <Toggle
                label={ITEMS.counselling}
                value={value.counselled}
                onChange={counselled => set({ counselled })}
              />
            )}
            {items.includes('education') && (
              <Toggle
                label={ITEMS.education}
                value={value.educated}
                onChange={educated => set({ educated })}
              />
            )}
          </Card>
          {items.includes('contraceptives') &&
            KINDS.map(kind => (
              <TextInput
                key={kind}
                label={`${HANDED_OUT[kind].label}(${HANDED_OUT[kind].unit})`}
                optional
                kind='number'
                maxLength={3}
                value={value.quantities[kind] ?? ''}
                onChange={typed =>
                  set({ quantities: { ...value.quantities, [kind]: typed.replace(/\D/g, '') } })
                }
                {...error('contraceptives')}
              />
            ))}
          {items.includes('contraceptives') && (
            <Choice<Contraception>
              label='现用避孕方法'
              optional
              hint='对方愿意说明时填写'
              layout='side-by-side'
              options={options(METHODS)}
              value={value.contraception}
              onChange={contraception => set({ contraception })}
            />
          )}
          {!correcting && (
            <>
              <Card flush>
                <Toggle
                  label='对方对提醒或服务有答复'
                  value={wantsAnswer}
                  onChange={on => {
                    setWantsAnswer(on)
                    if (!on) set({ answer: null })
                  }}
                />
              </Card>
              {wantsAnswer && (
                <Choice<Answer>
                  label='对方的答复'
                  layout='side-by-side'
                  options={options(ANSWERS)}
                  value={value.answer}
                  onChange={answer => set({ answer })}
                />
              )}
            </>
          )}
        </>
      )}
      {(correcting || value.outcome === 'refused') && (
        <TextInput
          label={correcting ? '更正原因' : '不接受的原因'}
          value={value.reason}
          maxLength={200}
          onChange={reason => set({ reason })}
          {...error('reason')}
        />
      )}
      <TextInput
        label='备注'
        optional
        hint='不写检查结果和病情'
        value={value.note}
        maxLength={200}
        onChange={note => set({ note })}
      />
      <Button loading={busy} disabled={filled === null} onPress={() => filled && onSubmit(filled)}>
        {correcting ? '归档更正卡片' : '建卡归档'}
      </Button>
    </>
  )
}
