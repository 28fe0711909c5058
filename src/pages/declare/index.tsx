// 补充信息: what only she knows. Plans count at once; residence and permit wait until a counter has seen the paper.
import { useState } from 'react'
import type { Declaration, DeclarationKind } from '~types/evidence'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { forgetReads, useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { DatePicker } from '@/components/date-picker'
import { DECLARED } from '@/components/declared-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { toast } from '@/components/toast'

const ASKED: Record<DeclarationKind, { title: string; label: string; note: string }> = {
  plans_pregnancy: {
    title: '计划怀孕',
    label: '计划怀孕的时间',
    note: '用于安排孕前检查和叶酸领取,只有您自己能看到;可随时更改或清除。',
  },
  plans_registration: {
    title: '计划结婚登记',
    label: '预计登记日期',
    note: '还没登记时填写,已登记的以登记信息为准。',
  },
  residence_since: {
    title: '本地居住',
    label: '在本地居住登记的日期',
    note: '提交后为「待核对」,带居住证明到窗口确认后生效。',
  },
  permit_until: {
    title: '居住证',
    label: '居住证有效期至',
    note: '提交后为「待核对」,带居住证到窗口确认后生效。',
  },
}

function One({ item, onSaved }: { item: Declaration; onSaved: () => void }) {
  const { kind } = item
  const [day, setDay] = useState<string>(item.day ?? '')
  const plan = useAction('declarations.plan')
  const declare = useAction('declarations.declare')
  const asked = ASKED[kind]
  const state = DECLARED[item.state]
  const save = async (text: string) => {
    const told = text === '' ? null : (text as LocalDate)
    const saved =
      kind === 'plans_pregnancy'
        ? await plan.run({ plansPregnancyOn: told })
        : await declare.run({ kind, day: told })
    if (!saved) return
    toast(told === null ? '已清除' : '已保存')
    // Every answer may be another one now.
    forgetReads()
    onSaved()
  }
  const busy = plan.busy || declare.busy
  return (
    <Section title={asked.title} note={asked.note}>
      <Card>
        {state && <Tag tone={state.tone}>{state.text}</Tag>}
        <DatePicker label={asked.label} value={day} onChange={setDay} />
        <Button
          variant='secondary'
          loading={busy}
          disabled={day === '' || day === item.day}
          onPress={() => void save(day)}
        >
          {`保存${asked.title}`}
        </Button>
        {item.day !== null && (item.state === 'taken' || item.state === 'awaiting') && (
          <Button variant='quiet' disabled={busy} onPress={() => void save('')}>
            {`清除${asked.title}`}
          </Button>
        )}
      </Card>
      <Problem error={plan.error ?? declare.error} />
    </Section>
  )
}

export default function Declare() {
  const read = useQuery('declarations.mine', {})
  return (
    <Page title='补充信息'>
      <Notice>只填您愿意填的。不填不影响其他服务,填了可以少跑一趟。</Notice>
      <Loaded read={read} rows={4}>
        {({ items }) => (
          <>
            {items.map(item => (
              <One key={`${item.kind} ${item.day ?? ''} ${item.state}`} item={item} onSaved={read.reload} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  )
}
