// A code to read out or to type: in groups, wide, and spelt to a screen reader character by character.
import { Text, View } from '@tarojs/components'
import { semantics } from './semantics'
import './code-text.scss'

export interface CodeTextProps {
  code: string
  /** Characters in a group. */
  group?: 4 | 5
}

/** ABCD2345EF → [ABCD, 2345, EF]; separators that are in the code already are dropped. */
export function grouped(code: string, group: number): string[] {
  const plain = code.replace(/[\s-]/g, '')
  return Array.from({ length: Math.ceil(plain.length / group) }, (_, i) =>
    plain.slice(i * group, (i + 1) * group),
  )
}

export function CodeText({ code, group = 4 }: CodeTextProps) {
  return (
    <View
      className='yy-code'
      {...semantics({ role: 'text', label: [...grouped(code, group).join('')].join(' ') })}
    >
      {grouped(code, group).map((part, i) => (
        <Text key={i} className='yy-code-group' selectable>
          {part}
        </Text>
      ))}
    </View>
  )
}
