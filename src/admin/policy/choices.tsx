// Picks several of a few: check boxes side by side.
import { Text, View } from '@tarojs/components'
import { Field, type FieldFrame } from '@/components/field'
import { Pressable } from '@/components/pressable'
import { semantics } from '@/components/semantics'
import { Icon } from '@/components/icon'
import './choices.scss'

export interface ChoicesProps extends FieldFrame {
  options: readonly { value: string; label: string }[]
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

export function Choices({ options, value, onChange, ...frame }: ChoicesProps) {
  return (
    <Field {...frame}>
      <View className='yy-choices' {...semantics({ role: 'group', label: frame.label })}>
        {options.map(option => {
          const chosen = value.includes(option.value)
          return (
            <Pressable
              key={option.value}
              role='checkbox'
              className={`yy-choices-option${chosen ? ' is-chosen' : ''}`}
              checked={chosen}
              label={option.label}
              onPress={() =>
                // In the order of the options, so that the same choice is the same data.
                onChange(
                  options
                    .map(one => one.value)
                    .filter(one => (one === option.value ? !chosen : value.includes(one))),
                )
              }
            >
              {chosen && <Icon name='check' />}
              <Text>{option.label}</Text>
            </Pressable>
          )
        })}
      </View>
    </Field>
  )
}
