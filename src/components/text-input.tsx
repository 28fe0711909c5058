// A line of text under its label. In a browser a real <input>, so that label, keyboard and autofill work as they should.
import { Input } from '@tarojs/components'
import { Field, type FieldFrame } from './field'

export interface TextInputProps extends FieldFrame {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Which keyboard: `idcard` has an X, `code` is wide-set capitals. */
  kind?: 'text' | 'number' | 'idcard' | 'tel' | 'code'
  maxLength?: number
  disabled?: boolean
  /** Enter, or 完成 on the phone's keyboard; also a desk scanner's final key. */
  onDone?: () => void
  focus?: boolean
}

const HOST_KIND = { text: 'text', number: 'number', idcard: 'idcard', tel: 'number', code: 'text' } as const
const INPUT_MODE = { text: 'text', number: 'numeric', idcard: 'text', tel: 'tel', code: 'text' } as const

export function TextInput({
  value,
  onChange,
  placeholder = '',
  kind = 'text',
  maxLength = 60,
  disabled = false,
  onDone,
  focus = false,
  ...frame
}: TextInputProps) {
  const classes = `yy-input${kind === 'code' ? ' is-code' : ''}${disabled ? ' is-disabled' : ''}`
  return (
    <Field {...frame}>
      {process.env.TARO_ENV === 'h5' ? (
        <input
          className={classes}
          type='text'
          inputMode={INPUT_MODE[kind]}
          aria-label={frame.label}
          aria-invalid={frame.error !== undefined}
          autoComplete='off'
          autoFocus={focus}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          disabled={disabled}
          onChange={event => onChange(event.target.value)}
          onKeyDown={event => {
            // isComposing: Enter that only picks a candidate of the input method is not an answer yet.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone?.()
          }}
        />
      ) : (
        <Input
          className={classes}
          type={HOST_KIND[kind]}
          ariaLabel={frame.label}
          placeholderClass='yy-placeholder'
          value={value}
          placeholder={placeholder}
          maxlength={maxLength}
          {...(focus ? { focus } : {})}
          {...(disabled ? { disabled } : {})}
          onInput={event => onChange(event.detail.value)}
          {...(onDone ? { onConfirm: onDone } : {})}
        />
      )}
    </Field>
  )
}
