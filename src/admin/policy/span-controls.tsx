// Spans of time as people say them: 孕15周+3, 满3个月.
import { Choice } from '@/components/choice'
import { Field, type FieldFrame } from '@/components/field'
import { Stack } from '@/components/stack'
import { TextInput } from '@/components/text-input'

const digits = (typed: string): number | null => (/^\d{1,3}$/.test(typed) ? Number(typed) : null)

/** Days of gestation, typed as weeks and days. */
export function WeeksControl({
  frame,
  value,
  onChange,
}: {
  frame: FieldFrame
  value: number | null
  onChange: (days: number | undefined) => void
}) {
  const weeks = value === null ? '' : String(Math.floor(value / 7))
  const days = value === null ? '' : String(value % 7)
  const change = (typedWeeks: string, typedDays: string) => {
    const [w, d] = [digits(typedWeeks), digits(typedDays)]
    onChange(w === null ? undefined : w * 7 + Math.min(6, d ?? 0))
  }
  return (
    <Field {...frame}>
      <Stack row gap='small'>
        <TextInput
          label={`${frame.label}孕几周`}
          kind='number'
          maxLength={2}
          value={weeks}
          onChange={typed => change(typed, days)}
        />
        <TextInput
          label={`${frame.label}又几天`}
          kind='number'
          maxLength={1}
          value={days}
          onChange={typed => change(weeks, typed)}
        />
      </Stack>
    </Field>
  )
}

const UNITS = [
  { value: 'h', label: '小时' },
  { value: 'd', label: '天' },
  { value: 'm', label: '个月' },
  { value: 'y', label: '岁' },
] as const

/** An age of a child as the server writes it: `6h`, `3d`, `1m`, `3y`. */
export function AgeControl({
  frame,
  value,
  onChange,
}: {
  frame: FieldFrame
  value: string
  onChange: (age: string | undefined) => void
}) {
  const amount = value.replace(/\D/g, '')
  const unit = UNITS.find(one => value.endsWith(one.value))?.value ?? 'm'
  return (
    <Field {...frame}>
      <TextInput
        label={`${frame.label}多少`}
        kind='number'
        maxLength={3}
        value={amount}
        onChange={typed => onChange(digits(typed) === null ? undefined : `${typed}${unit}`)}
      />
      <Choice
        label={`${frame.label}单位`}
        layout='side-by-side'
        options={UNITS}
        value={unit}
        onChange={next => onChange(amount === '' ? undefined : `${amount}${next}`)}
      />
    </Field>
  )
}
