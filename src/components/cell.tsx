// A row of a list: what it is, its value, and where it leads. Put rows into <Card flush>.
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'
import './cell.scss'

export interface CellProps {
  title: ReactNode
  note?: ReactNode
  value?: ReactNode
  icon?: IconName
  /** Stands before the title instead of an icon, for instance a <DateMark>. */
  leading?: ReactNode
  onPress?: () => void
  disabled?: boolean
  /** What a screen reader says, when it is not the text inside. */
  label?: string
}

export function Cell({ title, note, value, icon, leading, onPress, disabled = false, label }: CellProps) {
  const inside = (
    <>
      {leading ??
        (icon && (
          <View className='yy-cell-icon'>
            <Icon name={icon} />
          </View>
        ))}
      <View className='yy-cell-main'>
        <View className='yy-cell-title'>{title}</View>
        {note !== undefined && <View className='yy-cell-note'>{note}</View>}
      </View>
      {value !== undefined && (
        <View className='yy-cell-value'>{typeof value === 'string' ? <Text>{value}</Text> : value}</View>
      )}
      {onPress && !disabled && (
        <View className='yy-cell-go'>
          <Icon name='forward' />
        </View>
      )}
    </>
  )
  if (!onPress) return <View className='yy-cell'>{inside}</View>
  return (
    <Pressable
      className='yy-cell'
      disabled={disabled}
      onPress={onPress}
      {...(label === undefined ? {} : { label })}
    >
      {inside}
    </Pressable>
  )
}
