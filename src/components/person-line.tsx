// A person in a list, without a picture: the name (masked unless her record is open), and what matters here.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Cell } from './cell'

export interface PersonLineProps {
  /** As it may be shown, see maskName. */
  name: string
  note?: string
  /** A <Tag>, at the end. */
  tag?: ReactNode
  /** For instance 10:30 or a <DateMark>. */
  leading?: ReactNode
  onPress?: () => void
  label?: string
}

export function PersonLine({ name, note, tag, leading, onPress, label }: PersonLineProps) {
  return (
    <Cell
      title={<View className='yy-person-name'>{name}</View>}
      {...(leading === undefined ? { icon: 'person' as const } : { leading })}
      {...(note === undefined ? {} : { note })}
      {...(tag === undefined ? {} : { value: tag })}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { label })}
    />
  )
}
