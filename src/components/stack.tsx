// Puts things under each other, or beside each other, with even gaps.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './stack.scss'

export interface StackProps {
  children: ReactNode
  /** Beside each other, wrapping when there is no room. */
  row?: boolean
  gap?: 'small' | 'normal' | 'large'
  /** Where the rest of a row's width goes. */
  spread?: 'start' | 'center' | 'between'
}

export function Stack({ children, row = false, gap = 'normal', spread = 'start' }: StackProps) {
  return <View className={`yy-stack is-gap-${gap} is-${spread}${row ? ' is-row' : ''}`}>{children}</View>
}
