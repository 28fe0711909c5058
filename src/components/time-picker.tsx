// Picks a time of day to the minute: WeChat's wheel, or the browser's own time field.
import { Picker, View } from '@tarojs/components'
import { Field, type FieldFrame } from './field'
import { semantics } from './semantics'

/** 'HH:MM'; '' means none yet. */
export interface TimePickerProps extends FieldFrame {
  value: string
  onChange: (time: string) => void
}

export function TimePicker({ value, onChange, ...frame }: TimePickerProps) {
  const classes = `yy-input${value === '' ? ' is-empty' : ''}`
  return (
    <Field {...frame}>
      {process.env.TARO_ENV === 'h5' ? (
        <input
          className={classes}
          type='time'
          aria-label={frame.label}
          aria-invalid={frame.error !== undefined}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      ) : (
        <Picker
          mode='time'
          {...semantics({ label: frame.label })}
          value={value}
          onChange={event => onChange(event.detail.value)}
        >
          <View className={classes}>{value === '' ? '请选择时间' : value}</View>
        </Picker>
      )}
    </Field>
  )
}
