// One thing that is on or off: a consent, a setting. Takes effect at once, and is as easy to take back as to give.
import { Text, View } from '@tarojs/components'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './toggle.scss'

export interface ToggleProps {
  label: string
  note?: string
  value: boolean
  onChange: (value: boolean) => void
  disabled?: boolean
}

export function Toggle({ label, note, value, onChange, disabled = false }: ToggleProps) {
  return (
    <Pressable
      role='switch'
      className={`yy-toggle${value ? ' is-on' : ''}`}
      checked={value}
      disabled={disabled}
      label={`${label}${note === undefined ? '' : `,${note}`}`}
      onPress={() => onChange(!value)}
    >
      <View className='yy-toggle-words'>
        <Text>{label}</Text>
        {note !== undefined && <View className='yy-toggle-note'>{note}</View>}
      </View>
      <View className='yy-toggle-state' {...semantics({ hidden: true })}>
        <Text className='yy-toggle-word'>{value ? '开' : '关'}</Text>
        <View className='yy-toggle-track'>
          <View className='yy-toggle-knob' />
        </View>
      </View>
    </Pressable>
  )
}
