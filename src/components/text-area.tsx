// Several lines of text under their label.
import { Textarea } from '@tarojs/components'
import { Field, type FieldFrame } from './field'

export interface TextAreaProps extends FieldFrame {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
}

export function TextArea({ value, onChange, placeholder = '', maxLength = 500, ...frame }: TextAreaProps) {
  return (
    <Field {...frame}>
      {process.env.TARO_ENV === 'h5' ? (
        <textarea
          className='yy-input'
          rows={4}
          aria-label={frame.label}
          aria-invalid={frame.error !== undefined}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          onChange={event => onChange(event.target.value)}
        />
      ) : (
        <Textarea
          className='yy-input'
          ariaLabel={frame.label}
          placeholderClass='yy-placeholder'
          autoHeight
          value={value}
          placeholder={placeholder}
          maxlength={maxLength}
          onInput={event => onChange(event.detail.value)}
        />
      )}
    </Field>
  )
}
