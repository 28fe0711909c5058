// What a version changes against another, in words: what goes, what comes.
import { View } from '@tarojs/components'
import type { VersionChange } from '~types/policy'
import { Card } from '@/components/card'
import { semantics } from '@/components/semantics'
import './change-list.scss'

export function ChangeList({ changes }: { changes: readonly VersionChange[] }) {
  return (
    <Card>
      {changes.map(({ title, removed, added }) => (
        <View key={title} className='yy-change'>
          <View className='yy-change-title'>{title}</View>
          {removed.map(line => (
            <View key={`-${line}`} className='yy-change-line is-removed'>
              <View className='yy-change-mark' {...semantics({ role: 'img', label: '原来' })}>
                −
              </View>
              <View className='yy-change-words'>{line}</View>
            </View>
          ))}
          {added.map(line => (
            <View key={`+${line}`} className='yy-change-line is-added'>
              <View className='yy-change-mark' {...semantics({ role: 'img', label: '改为' })}>
                +
              </View>
              <View className='yy-change-words'>{line}</View>
            </View>
          ))}
        </View>
      ))}
    </Card>
  )
}
