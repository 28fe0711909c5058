// A panel over the page: from below on a phone, in the middle on a wide screen. Mount it always, open it by `open`.
import { View } from '@tarojs/components'
import { useEffect, type ReactNode } from 'react'
import { Icon } from './icon'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './sheet.scss'

export interface SheetProps {
  open: boolean
  title: string
  children?: ReactNode
  onClose: () => void
  /** Stays in sight while the content scrolls. */
  footer?: ReactNode
}

/** Escape closes it, and the focus goes in and comes back, in a browser. */
function useBrowserDialog(open: boolean, onClose: () => void): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !open) return undefined
    const before = document.activeElement
    document.querySelector<HTMLElement>('.yy-sheet-panel .yy-sheet-close')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open, onClose])
}

export function Sheet({ open, title, children, onClose, footer }: SheetProps) {
  useBrowserDialog(open, onClose)
  if (!open) return null
  return (
    <View className='yy-sheet'>
      <View className='yy-sheet-veil' catchMove onClick={onClose} {...semantics({ hidden: true })} />
      <View className='yy-sheet-panel' {...semantics({ role: 'dialog', label: title, modal: true })}>
        <View className='yy-sheet-head'>
          <View className='yy-sheet-title' {...semantics({ role: 'heading' })}>
            {title}
          </View>
          <Pressable className='yy-sheet-close' label='关闭' onPress={onClose}>
            <Icon name='cross' />
          </Pressable>
        </View>
        <View className='yy-sheet-body'>{children}</View>
        {footer !== undefined && <View className='yy-sheet-foot'>{footer}</View>}
      </View>
    </View>
  )
}
