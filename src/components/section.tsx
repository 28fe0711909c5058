// A part of a page under its own heading.
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './section.scss'

export interface SectionProps {
  title: string
  children: ReactNode
  /** One quiet sentence under the heading. */
  note?: string
  /** A link at the heading's end, such as 全部. */
  more?: { text: string; onPress: () => void }
}

export function Section({ title, children, note, more }: SectionProps) {
  return (
    <View className='yy-section'>
      <View className='yy-section-head'>
        <View className='yy-section-title' {...semantics({ role: 'heading' })}>
          {title}
        </View>
        {more && (
          <Pressable
            className='yy-section-more'
            role='link'
            label={`${title},${more.text}`}
            onPress={more.onPress}
          >
            <Text>{more.text}</Text>
          </Pressable>
        )}
      </View>
      {note !== undefined && <View className='yy-section-note'>{note}</View>}
      {children}
    </View>
  )
}
