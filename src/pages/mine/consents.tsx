// The consents that matter today, each on its own and as easily withdrawn as given.
import type { ConsentPurpose } from '~types/identity'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Toggle } from '@/components/toggle'

const WORDS: Partial<Record<ConsentPurpose, { label: string; note: string }>> = {
  sms: { label: '接收短信', note: '微信消息发不出时改用短信,内容不写检查结果' },
  share_village: { label: '社区可见', note: '让社区随访员看到您的服务进度,不含检查结果' },
  statistics: { label: '用于统计', note: '去除姓名后用于改进服务' },
}

export function Consents() {
  const read = useQuery('identity.consents', {})
  const change = useAction('identity.setConsent')
  const set = async (purpose: ConsentPurpose, granted: boolean) => {
    if (await change.run({ purpose, granted })) read.reload()
  }
  return (
    <Section title='授权' note='不授权不影响享受免费服务。'>
      <Problem error={change.error} />
      <Loaded read={read} rows={3}>
        {({ items }) => (
          <Card flush>
            {items.map(({ purpose, granted }) => {
              const words = WORDS[purpose]
              return (
                words && (
                  <Toggle
                    key={purpose}
                    label={words.label}
                    note={words.note}
                    value={granted}
                    disabled={change.busy}
                    onChange={value => void set(purpose, value)}
                  />
                )
              )
            })}
          </Card>
        )}
      </Loaded>
    </Section>
  )
}
