// A small number that is raised and lowered one by one; the buttons say what they count.
import { Text, View } from '@tarojs/components'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './stepper.scss'

export interface StepperProps {
  /** What is counted, and in which unit. */
  label: string
  unit: string
  value: number
  most: number
  /** How much one press is; the last one goes to the limit. */
  step?: number
  onChange: (value: number) => void
}

export function Stepper({ label, unit, value, most, step = 1, onChange }: StepperProps) {
  return (
    <View className='yy-stepper'>
      <Pressable
        className='yy-stepper-press'
        label={`${label}减少${step}${unit}`}
        disabled={value === 0}
        onPress={() => onChange(Math.max(0, value - step))}
      >
        <Text>−</Text>
      </Pressable>
      <View className='yy-stepper-value' {...semantics({ live: 'polite' })}>
        <Text>
          {value}
          {unit}
        </Text>
      </View>
      <Pressable
        className='yy-stepper-press'
        label={`${label}增加${step}${unit}`}
        disabled={value >= most}
        onPress={() => onChange(Math.min(most, value + step))}
      >
        <Text>+</Text>
      </Pressable>
    </View>
  )
}
