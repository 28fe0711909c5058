// One field of the draft form: the control that its kind asks for. What cannot be read yet is kept as it was typed.
import type { Definition, FormField } from '~types/policy'
import type { Output } from '~types/contract'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { TextInput } from '@/components/text-input'
import { Toggle } from '@/components/toggle'
import { Card } from '@/components/card'
import { AgeControl, WeeksControl } from './span-controls'
import { Choices } from './choices'
import { Lines } from './lines'
import { Ordered } from './ordered'

export type Programmes = Output<'policy.form'>['programmes']

export interface FormControlProps {
  field: FormField
  value: unknown
  /** undefined: empty again. */
  onChange: (value: unknown) => void
  error?: string | undefined
  programmes: Programmes
  /** Code of the programme that is being drafted, which need not be published yet. */
  own?: string
  /** Said before the label, where the same field stands on many cards. */
  about?: string
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
const codeOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'code' in value ? text(value.code) : null

/** Several programmes are codes in a draft, and ordinals in one that was written before codes were. */
const codesIn = (value: unknown, programmes: Programmes): readonly string[] =>
  Array.isArray(value)
    ? value.map((item: unknown) => text(programmes.find(({ ordinal }) => ordinal === item)?.code ?? item))
    : []

/** A screening and its result are one thing to tick: `hearing.positive`. */
const resultsIn = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap((item: unknown) =>
        typeof item === 'object' && item !== null && 'kind' in item && 'result' in item
          ? [`${text(item.kind)}.${text(item.result)}`]
          : [],
      )
    : []
const resultOf = (ticked: string) => {
  const [kind = '', result = ''] = ticked.split('.')
  return { kind, result }
}

/** What is not a whole number yet, such as a lone minus, stays text, and the check says so. */
const wholeOr = (typed: string): unknown =>
  typed === '' ? undefined : /^-?\d{1,6}$/.test(typed) ? Number(typed) : typed
const fenOr = (typed: string): unknown =>
  typed === '' ? undefined : /^\d{1,8}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : typed

export function FormControl({ field, value, onChange, error, programmes, own, about }: FormControlProps) {
  const frame = {
    label: about === undefined ? field.label : `${about}${field.label}`,
    optional: field.optional,
    ...(field.hint === null ? {} : { hint: field.hint }),
    ...(error === undefined ? {} : { error }),
  }
  switch (field.kind) {
    case 'text':
      return (
        <TextInput
          {...frame}
          value={text(value)}
          maxLength={80}
          onChange={typed => onChange(typed === '' ? undefined : typed)}
        />
      )
    case 'number':
      return (
        <TextInput
          {...frame}
          kind='number'
          value={text(value)}
          onChange={typed => onChange(wholeOr(typed))}
        />
      )
    case 'days':
      return <TextInput {...frame} value={text(value)} onChange={typed => onChange(wholeOr(typed))} />
    case 'money':
      return (
        <TextInput
          {...frame}
          value={typeof value === 'number' ? String(value / 100) : text(value)}
          onChange={typed => onChange(fenOr(typed))}
        />
      )
    case 'weeks':
      return (
        <WeeksControl frame={frame} value={typeof value === 'number' ? value : null} onChange={onChange} />
      )
    case 'age':
      return <AgeControl frame={frame} value={text(value)} onChange={onChange} />
    case 'texts':
      return <Lines {...frame} value={texts(value)} onChange={onChange} />
    case 'date':
      return (
        <DatePicker {...frame} value={text(value)} onChange={day => onChange(day === '' ? undefined : day)} />
      )
    case 'flag':
      // What is not said is yes: a promise holds unless somebody takes it back.
      return (
        <Card flush>
          <Toggle
            label={frame.label}
            value={value !== false}
            onChange={onChange}
            {...(field.hint === null ? {} : { note: field.hint })}
          />
        </Card>
      )
    case 'choice':
      return (
        <Choice
          {...frame}
          layout='side-by-side'
          options={[...(field.optional ? [{ value: '', label: '不设' }] : []), ...field.options]}
          value={field.optional ? text(value) : text(value) || null}
          onChange={chosen => onChange(chosen === '' ? undefined : chosen)}
        />
      )
    case 'choices':
      return <Choices {...frame} options={field.options} value={texts(value)} onChange={onChange} />
    case 'results':
      return (
        <Choices
          {...frame}
          options={field.options}
          value={resultsIn(value)}
          onChange={chosen => onChange(chosen.map(resultOf))}
        />
      )
    case 'order':
      return <Ordered {...frame} options={field.options} value={texts(value)} onChange={onChange} />
    case 'programmes':
      return (
        <Choices
          {...frame}
          options={[
            ...(own === undefined ? [] : [{ value: own, label: '本项目' }]),
            ...programmes
              .filter(({ code }) => code !== own)
              .map(({ code, title }) => ({ value: String(code), label: title })),
          ]}
          value={codesIn(value, programmes)}
          onChange={onChange}
        />
      )
    case 'programme':
      return (
        <Choice
          {...frame}
          options={[
            { value: '', label: '本项目' },
            ...programmes.map(({ code, title }) => ({ value: String(code), label: title })),
          ]}
          value={codeOf(value) ?? ''}
          onChange={code => onChange(programmes.find(one => one.code === code))}
        />
      )
  }
}

/** A record with one field changed; an empty one is taken out, because the server's schema knows no empty values. */
export function withField(record: Definition, name: string, value: unknown): Definition {
  const { [name]: _old, ...rest } = record
  return value === undefined ? rest : { ...rest, [name]: value }
}
