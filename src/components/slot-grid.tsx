// The times of one day, with the places left in each.
import { Text, View } from '@tarojs/components'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './slot-grid.scss'

export interface SlotOption {
  id: string
  /** For instance 08:00–08:30. */
  time: string
  left: number
  /** Who may come, when not everybody may. */
  note?: string
  /** Why it cannot be chosen although places may be left. */
  closed?: string
}

export interface SlotGridProps {
  slots: readonly SlotOption[]
  /** The chosen id or ''. */
  value: string
  onChange: (id: string) => void
}

const stateOf = ({ closed, left, note }: SlotOption): string =>
  closed ?? (left > 0 ? `余${left}位${note === undefined ? '' : ` ${note}`}` : '已约满')

export function SlotGrid({ slots, value, onChange }: SlotGridProps) {
  return (
    <View className='yy-slots' {...semantics({ role: 'radiogroup', label: '可选时段' })}>
      {slots.map(slot => {
        const chosen = slot.id === value
        const state = stateOf(slot)
        return (
          <Pressable
            key={slot.id}
            role='radio'
            className={`yy-slot${chosen ? ' is-chosen' : ''}`}
            checked={chosen}
            disabled={slot.closed !== undefined || slot.left <= 0}
            label={`${slot.time},${state}`}
            onPress={() => onChange(slot.id)}
          >
            <Text className='yy-slot-time'>{slot.time}</Text>
            <View className='yy-slot-state'>{state}</View>
          </Pressable>
        )
      })}
    </View>
  )
}
