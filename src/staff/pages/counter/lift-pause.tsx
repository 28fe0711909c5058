// 恢复网上预约: somebody who missed three sessions tells why, and the clerk lifts the pause.
import { useState } from 'react'
import type { PersonId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextArea } from '@/components/text-area'
import { toast } from '@/components/toast'

export function LiftPause({ personId }: { personId: PersonId }) {
  const read = useQuery('absence.view', { personId })
  const lift = useAction('absence.lift')
  const [reason, setReason] = useState('')
  const pause = read.data?.pause ?? null
  if (pause === null) return null
  const restore = async () => {
    if (!(await lift.run({ personId, reason }))) return
    toast('已恢复网上预约')
    read.reload()
  }
  return (
    <Section title='网上预约暂停中'>
      <Notice title={`${longDate(pause.again)}起自动恢复`}>
        {`近90天有${String(pause.missed)}次约好未到。请问一问有什么困难,可在下面代为预约,也可提前恢复。`}
      </Notice>
      <TextArea label='提前恢复的原因' value={reason} onChange={setReason} maxLength={200} />
      <Problem error={lift.error} />
      <Button
        variant='secondary'
        loading={lift.busy}
        disabled={reason.trim().length < 2}
        onPress={() => void restore()}
      >
        提前恢复网上预约
      </Button>
    </Section>
  )
}
