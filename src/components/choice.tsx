// Picks one of a few: radio buttons as large rows, or side by side when the words are short.
import { Text, View } from '@tarojs/components'
import { Field, type FieldFrame } from './field'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './choice.scss'

export interface ChoiceOption<V extends string> {
  value: V
  label: string
  note?: string
  /** Why it cannot be chosen; shown in its place. */
  unavailable?: string
}

export interface ChoiceProps<V extends string> extends FieldFrame {
  options: readonly ChoiceOption<V>[]
  value: V | null
  onChange: (value: V) => void
  layout?: 'rows' | 'side-by-side'
}

export function Choice<V extends string>({
  options,
  value,
  onChange,
  layout = 'rows',
  ...frame
}: ChoiceProps<V>) {
  return (
    <Field {...frame}>
      <View className={`yy-choice is-${layout}`} {...semantics({ role: 'radiogroup', label: frame.label })}>
        {options.map(option => {
          const chosen = option.value === value
          const note = option.unavailable ?? option.note
          return (
            <Pressable
              key={option.value}
              role='radio'
              className={`yy-choice-option${chosen ? ' is-chosen' : ''}`}
              checked={chosen}
              disabled={option.unavailable !== undefined}
              label={note === undefined ? option.label : `${option.label},${note}`}
              onPress={() => onChange(option.value)}
            >
              <View className='yy-choice-dot' {...semantics({ hidden: true })} />
              <View className='yy-choice-words'>
                <Text>{option.label}</Text>
                {note !== undefined && <View className='yy-choice-note'>{note}</View>}
              </View>
            </Pressable>
          )
        })}
      </View>
    </Field>
  )
}
