// Picks a calendar date: WeChat's wheel, or the browser's own date field.
import { Picker, View } from '@tarojs/components'
import { Field, type FieldFrame } from './field'
import { longDate } from './date-words'
import { semantics } from './semantics'

/** All dates are 'YYYY-MM-DD'; '' means none yet. */
export interface DatePickerProps extends FieldFrame {
  value: string
  onChange: (date: string) => void
  min?: string
  max?: string
  placeholder?: string
  disabled?: boolean
}

export function DatePicker({
  value,
  onChange,
  min = '1940-01-01',
  max = '2099-12-31',
  placeholder = '请选择日期',
  disabled = false,
  ...frame
}: DatePickerProps) {
  const classes = `yy-input${value === '' ? ' is-empty' : ''}${disabled ? ' is-disabled' : ''}`
  return (
    <Field {...frame}>
      {process.env.TARO_ENV === 'h5' ? (
        <input
          className={classes}
          type='date'
          aria-label={frame.label}
          aria-invalid={frame.error !== undefined}
          value={value}
          min={min}
          max={max}
          disabled={disabled}
          onChange={event => onChange(event.target.value)}
        />
      ) : (
        <Picker
          mode='date'
          {...semantics({ label: frame.label })}
          value={value}
          start={min}
          end={max}
          {...(disabled ? { disabled } : {})}
          onChange={event => onChange(event.detail.value)}
        >
          <View className={classes}>{value === '' ? placeholder : longDate(value)}</View>
        </Picker>
      )}
    </Field>
  )
}
