// A short state in words, two to six characters. The colour only repeats what the words say.
import { Text } from '@tarojs/components'
import './tag.scss'

export type Tone = 'neutral' | 'brand' | 'accent' | 'ok' | 'warn' | 'danger' | 'info'

export function Tag({ children, tone = 'neutral' }: { children: string; tone?: Tone }) {
  return <Text className={`yy-tag is-${tone}`}>{children}</Text>
}
