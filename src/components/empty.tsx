// Nothing here yet: says why, and what to do next.
import { View } from '@tarojs/components'
import { Button } from './button'
import { Icon, type IconName } from './icon'
import './empty.scss'

export interface EmptyProps {
  title: string
  note?: string
  icon?: IconName
  action?: { text: string; onPress: () => void }
}

export function Empty({ title, note, icon = 'sprout', action }: EmptyProps) {
  return (
    <View className='yy-empty'>
      <View className='yy-empty-mark'>
        <Icon name={icon} />
      </View>
      <View className='yy-empty-title'>{title}</View>
      {note !== undefined && <View className='yy-empty-note'>{note}</View>}
      {action && (
        <Button variant='secondary' fit='words' onPress={action.onPress}>
          {action.text}
        </Button>
      )}
    </View>
  )
}
