// Publishing or returning a draft, by somebody whose hands were not on it.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Draft } from '~types/policy'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { places } from '../../policy/places'
import { plainDate } from '../../policy/words'

export function Decision({ draft }: { draft: Draft }) {
  const decide = useAction('policy.draft.decide')
  const [asking, setAsking] = useState<'publish' | 'return' | null>(null)
  const [reason, setReason] = useState('')
  const from = draft.definition['effectiveFrom']
  const run = async (decision: 'publish' | 'return') => {
    const done = await decide.run({
      draftId: draft.draftId,
      revision: draft.revision,
      decision,
      ...(decision === 'return' ? { reason } : {}),
    })
    setAsking(null)
    if (!done) return
    toast(decision === 'publish' ? '已发布' : '已退回')
    void Taro.redirectTo({ url: places.programmes })
  }
  if (!draft.mayDecide) return <Notice>已提交。发布需要另一位管理人员审核,不能由编写或提交的人办理。</Notice>
  return (
    <Section title='审核' note='发布后不能修改;已领取的券仍按领取当天的政策兑现。'>
      <Problem error={decide.error} />
      <Button disabled={draft.check.faults.length > 0} onPress={() => setAsking('publish')}>
        发布
      </Button>
      <Button variant='secondary' onPress={() => setAsking('return')}>
        退回修改
      </Button>
      <Dialog
        open={asking === 'publish'}
        title='发布这一版?'
        confirm='发布'
        busy={decide.busy}
        onConfirm={() => void run('publish')}
        onCancel={() => setAsking(null)}
      >
        {typeof from === 'string' ? `${plainDate(from)}起生效,上一版到前一天为止。` : ''}
      </Dialog>
      <Dialog
        open={asking === 'return'}
        title='退回修改'
        confirm='退回'
        busy={decide.busy}
        onConfirm={() => void run('return')}
        onCancel={() => setAsking(null)}
      >
        <TextInput label='原因' value={reason} maxLength={200} onChange={setReason} />
      </Dialog>
    </Section>
  )
}
