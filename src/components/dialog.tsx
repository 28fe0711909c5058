// Asks before something that matters: what will happen, and two plainly named ways out.
import type { ReactNode } from 'react'
import { Button } from './button'
import { Sheet } from './sheet'

export interface DialogProps {
  open: boolean
  title: string
  children?: ReactNode
  /** Names the act: 取消预约, not 确定. */
  confirm: string
  cancel?: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

export function Dialog({
  open,
  title,
  children,
  confirm,
  cancel = '再想想',
  danger = false,
  busy = false,
  onConfirm,
  onCancel,
}: DialogProps) {
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onCancel}
      footer={
        <>
          <Button variant={danger ? 'danger' : 'primary'} loading={busy} onPress={onConfirm}>
            {confirm}
          </Button>
          <Button variant='secondary' onPress={onCancel}>
            {cancel}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  )
}
