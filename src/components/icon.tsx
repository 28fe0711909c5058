// Quiet line icons, drawn as masks so that they take the colour of the text beside them. Always decorative.
import { View } from '@tarojs/components'
import { semantics } from './semantics'
import './icon.scss'

export type IconName =
  | 'back'
  | 'forward'
  | 'check'
  | 'cross'
  | 'question'
  | 'info'
  | 'warning'
  | 'phone'
  | 'place'
  | 'scan'
  | 'bell'
  | 'clock'
  | 'search'
  | 'calendar'
  | 'ticket'
  | 'sprout'
  | 'person'
  | 'couple'
  | 'home'
  | 'list'
  | 'print'
  | 'refresh'
  | 'shield'
  | 'copy'
  | 'outbox'
  | 'palette'

export function Icon({ name }: { name: IconName }) {
  return <View className={`yy-icon yy-icon-${name}`} {...semantics({ hidden: true })} />
}
