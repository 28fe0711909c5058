// The decision on paper (告知书): what was decided, why, and what can be done about it. In the desk's browser it is printed.
import { useState } from 'react'
import type { DeskApplication } from '~types/subsidies'
import { yuan } from '~types/settlement-words'
import { Button } from '@/components/button'
import { longDate } from '@/components/date-words'
import { dateOfInstant } from '@/components/instant-words'
import { PrintedSheet } from '@/components/printed-sheet'
import { Sheet } from '@/components/sheet'
import { stepNote } from '@/components/subsidy-words'

/** Null while nothing is decided. */
function linesOf(
  { state, amount, dueOn, accountLast4 }: DeskApplication,
  decided: DeskApplication['steps'][number],
): string[] | null {
  switch (state) {
    case 'approved':
      return [
        `决定: 批准,金额 ${yuan(amount ?? 0)} 元。`,
        `将在${longDate(dueOn)}前发放到尾号${accountLast4}的银行账户。`,
      ]
    case 'paid':
      return [`决定: 批准,金额 ${yuan(amount ?? 0)} 元,已发放到尾号${accountLast4}的银行账户。`]
    case 'refused':
      return [
        `决定: 不予通过。${stepNote(decided)}。`,
        '如有异议,可以在小程序“我的—补助申请”中申请一次复核,由另一位工作人员办理,也可以到受理窗口提出。',
      ]
    default:
      return null
  }
}

export function Letter({ one }: { one: DeskApplication }) {
  const [open, setOpen] = useState(false)
  const decided = one.steps.findLast(step => step.to === one.state)
  const lines = decided === undefined ? null : linesOf(one, decided)
  if (lines === null || decided === undefined) return null
  return (
    <>
      <Button variant='secondary' icon='print' onPress={() => setOpen(true)}>
        决定告知书
      </Button>
      <Sheet open={open} title='决定告知书' onClose={() => setOpen(false)}>
        <PrintedSheet
          heading='补助申请决定告知书'
          meta={[`${one.name},编号 ${one.number}`, longDate(dateOfInstant(decided.at))]}
          lines={[`申请项目: ${one.title}`, `${one.event}: ${longDate(one.eventOn)}`, ...lines]}
        />
      </Sheet>
    </>
  )
}
