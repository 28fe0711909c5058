// The form of a result: what was examined, the medical opinion, advice.
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import { OPINION_WORDS } from '~types/opinion-words'
import type { ExamResult, ExamValue, MedicalOpinion } from '~types/results'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextArea } from '@/components/text-area'
import { TextInput } from '@/components/text-input'

type Item = Output<'results.items'>['items'][number]
export type Subject = Pick<Input<'results.enter'>, 'personId' | 'service' | 'examinedOn'> & { sex: number }

const FINDINGS = [
  { value: 'usual', label: '在常见范围' },
  { value: 'noted', label: '需要关注' },
  { value: 'not_done', label: '未做' },
] as const
const OPINIONS = (Object.keys(OPINION_WORDS) as MedicalOpinion[]).map(value => ({
  value,
  label: OPINION_WORDS[value],
}))
type Values = Readonly<Record<string, Pick<ExamValue, 'value' | 'finding'>>>
const blank = { value: '', finding: 'usual' } as const

function ItemField({
  item,
  given,
  onChange,
}: {
  item: Item
  given: Values[string] | undefined
  onChange: (value: Values[string]) => void
}) {
  const { value, finding } = given ?? blank
  return (
    <>
      <TextInput
        label={item.unit === '' ? item.name : `${item.name}(${item.unit})`}
        hint={`常见: ${item.usual}`}
        value={value}
        onChange={text => onChange({ value: text, finding })}
      />
      {value.trim() !== '' && (
        <Choice
          label={`${item.name}的判断`}
          layout='side-by-side'
          options={FINDINGS}
          value={finding}
          onChange={chosen => onChange({ value, finding: chosen })}
        />
      )}
    </>
  )
}

export interface EnterProps {
  subject: Subject
  /** The version that was released, when it is corrected. */
  corrects?: ExamResult
  onDone: () => void
}

export function Enter({ subject, corrects, onDone }: EnterProps) {
  const { sex, ...which } = subject
  const form = useQuery('results.items', { sex })
  const enter = useAction('results.enter')
  const [values, setValues] = useState<Values>(
    Object.fromEntries(corrects?.items.map(({ item, ...given }) => [item, given]) ?? []),
  )
  const [opinion, setOpinion] = useState<MedicalOpinion | null>(corrects?.opinion ?? null)
  const [advice, setAdvice] = useState(corrects?.advice ?? '')
  const [reason, setReason] = useState('')
  const items = Object.entries(values).flatMap(([item, given]) =>
    given.value.trim() === '' ? [] : [{ item, value: given.value.trim(), finding: given.finding }],
  )
  const send = async () => {
    if (opinion === null) return
    const made = await enter.run({
      ...which,
      items,
      opinion,
      advice,
      ...(corrects === undefined ? {} : { reason }),
    })
    if (made) onDone()
  }
  return (
    <Loaded read={form} rows={8}>
      {({ items: fields }) => (
        <>
          <Notice>没有做的项目留空。录入后由另一位医生审核发布,本人才能看到。</Notice>
          {fields.map(item => (
            <ItemField
              key={item.item}
              item={item}
              given={values[item.item]}
              onChange={given => setValues({ ...values, [item.item]: given })}
            />
          ))}
          <Section title='医学意见' note='是建议,不是限制。'>
            <Choice label='意见' options={OPINIONS} value={opinion} onChange={setOpinion} />
            <TextArea label='给本人的建议' value={advice} onChange={setAdvice} />
          </Section>
          {corrects !== undefined && (
            <TextInput label='更正原因' value={reason} onChange={setReason} maxLength={200} hint='必填' />
          )}
          <Problem error={enter.error} />
          <Button
            loading={enter.busy}
            disabled={
              opinion === null || items.length === 0 || (corrects !== undefined && reason.trim() === '')
            }
            onPress={() => void send()}
          >
            提交审核
          </Button>
        </>
      )}
    </Loaded>
  )
}
