// A question on a form: its label, the control, a hint before and the error after.
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { semantics } from './semantics'
import './field.scss'

export interface FieldFrame {
  label: string
  hint?: string
  /** Says what is wrong and how to put it right. */
  error?: string
  /** Marks what may be left empty; all else is required. */
  optional?: boolean
}

export function Field({
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldFrame & { children: ReactNode }) {
  return (
    <View className={`yy-field${error === undefined ? '' : ' has-error'}`}>
      <View className='yy-field-label'>
        <Text>{label}</Text>
        {optional && <Text className='yy-field-optional'>选填</Text>}
      </View>
      {hint !== undefined && <View className='yy-field-hint'>{hint}</View>}
      {children}
      {error !== undefined && (
        <View className='yy-field-error' {...semantics({ role: 'alert' })}>
          <Icon name='warning' />
          <Text>{error}</Text>
        </View>
      )}
    </View>
  )
}
