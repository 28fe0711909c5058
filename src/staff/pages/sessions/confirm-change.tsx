// Before a change is made: its reason, and what it does to the sessions and people of the next two months.
import { useState } from 'react'
import type { SessionChange, SessionEffect } from '~types/sessions'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { EffectView } from '@/components/effect-view'
import { FaultsView } from '@/components/faults-view'
import { Loaded } from '@/components/loaded'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { Where } from './index'

export interface ConfirmChangeProps {
  where: Where
  /** Null while the form is not complete. */
  change: SessionChange | null
  onDone: (effect: SessionEffect) => void
}

export function ConfirmChange({ where, change, onDone }: ConfirmChangeProps) {
  const [seen, setSeen] = useState<string>()
  const [reason, setReason] = useState('')
  const looks = change !== null && seen === JSON.stringify(change)
  const preview = useQuery('sessions.preview', looks ? { ...where, change } : null)
  const make = useAction('sessions.change')
  const wrong = make.error?.field('reason')
  const send = async () => {
    if (change === null) return
    const effect = await make.run({ ...where, change, reason })
    if (!effect) return
    toast(effect.people > 0 ? `已调整,已通知${effect.people}人改期` : '已调整')
    onDone(effect)
  }
  if (!looks)
    return (
      <Button disabled={change === null} onPress={() => setSeen(JSON.stringify(change))}>
        看看会有什么变化
      </Button>
    )
  if (preview.error !== undefined && !preview.error.retry) return <FaultsView error={preview.error} />
  return (
    <Loaded read={preview} rows={2}>
      {effect => (
        <>
          <EffectView effect={effect} />
          <TextInput
            label='原因'
            value={reason}
            onChange={setReason}
            maxLength={60}
            hint='必填,供内部查看,不写个人信息'
            {...(wrong === undefined ? {} : { error: wrong })}
          />
          {make.error !== undefined && wrong === undefined && <FaultsView error={make.error} />}
          <Button loading={make.busy} onPress={() => void send()}>
            {effect.people > 0 ? '确定调整,并通知改期' : '确定调整'}
          </Button>
        </>
      )}
    </Loaded>
  )
}
