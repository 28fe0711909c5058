// A check-in: done now, or when it was done the first time.
import type { Output } from '~types/contract'
import { Card } from '@/components/card'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { PersonLine } from '@/components/person-line'
import { Section } from '@/components/section'

export function CheckedIn({ done }: { done: Output<'desk.checkIn'> }) {
  return (
    <Section title={done.serviceName}>
      <Notice tone={done.already ? 'info' : 'ok'} title={done.already ? '之前已签到' : '签到完成'}>
        {`预约 ${done.starts},签到时间 ${instantWords(done.checkedInAt)}`}
      </Notice>
      {done.priority && <Notice title='绿色通道'>请优先安排。</Notice>}
      {done.number !== null && (
        <Notice title={`排队号 ${String(done.number)}`}>请告诉来人,叫到号再进诊室。</Notice>
      )}
      <Card flush>
        {done.names.map(name => (
          <PersonLine key={name} name={name} />
        ))}
      </Card>
    </Section>
  )
}
