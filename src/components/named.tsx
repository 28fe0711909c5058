// Masked names in a list of a clinic, with the tag of who is called first; it never says why.
import { Text } from '@tarojs/components'
import { Tag } from './tag'

export function Named({ names, priority }: { names: readonly string[]; priority: boolean }) {
  return (
    <>
      <Text>{names.join('、')}</Text>
      {priority && <Tag tone='brand'>绿色通道</Tag>}
    </>
  )
}
