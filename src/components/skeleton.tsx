// The outline of what is being fetched, so that nothing jumps when it comes.
import { View } from '@tarojs/components'
import { semantics } from './semantics'
import './skeleton.scss'

export function Skeleton({
  rows = 3,
  lead = false,
}: {
  rows?: number
  /** A large block first. */ lead?: boolean
}) {
  return (
    <View className='yy-skeleton' {...semantics({ role: 'status', label: '正在加载', live: 'polite' })}>
      {lead && <View className='yy-skeleton-lead' />}
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className='yy-skeleton-row' />
      ))}
    </View>
  )
}
