// A message on the page, in its place: it does not vanish, and it says what to do.
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './notice.scss'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'error'

export interface NoticeProps {
  tone?: NoticeTone
  title?: string
  children: ReactNode
  action?: { text: string; onPress: () => void }
}

const LOOK: Record<NoticeTone, { icon: IconName; word: string }> = {
  info: { icon: 'info', word: '说明' },
  ok: { icon: 'check', word: '完成' },
  warn: { icon: 'warning', word: '请留意' },
  error: { icon: 'warning', word: '出现问题' },
}

export function Notice({ tone = 'info', title, children, action }: NoticeProps) {
  return (
    <View
      className={`yy-notice is-${tone}`}
      {...semantics({
        role: tone === 'error' ? 'alert' : 'status',
        live: tone === 'error' ? 'assertive' : 'polite',
      })}
    >
      <View className='yy-notice-icon'>
        <Icon name={LOOK[tone].icon} />
      </View>
      <View className='yy-notice-main'>
        <View className='yy-notice-title'>{title ?? LOOK[tone].word}</View>
        <View className='yy-notice-text'>{children}</View>
        {action && (
          <Pressable className='yy-notice-action' onPress={action.onPress}>
            <Text>{action.text}</Text>
          </Pressable>
        )}
      </View>
    </View>
  )
}
