// A sheet of paper on the page: one subject, one card.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './card.scss'

export interface CardProps {
  children: ReactNode
  /** `tint` for the one thing that matters now, `flush` for rows that reach its edges. */
  tone?: 'plain' | 'tint' | 'accent'
  flush?: boolean
}

export function Card({ children, tone = 'plain', flush = false }: CardProps) {
  return <View className={`yy-card is-${tone}${flush ? ' is-flush' : ''}`}>{children}</View>
}
