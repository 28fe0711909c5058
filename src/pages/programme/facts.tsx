// What a programme gives, what to bring, when, by which policy, and whom to call.
import type { ProgrammeCard } from '~types/eligibility'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { makeCall } from '@/platform/make-call'

/** S_ codes are applied for: what they give is received, and costs nothing to begin with. V_ codes are done free of charge. */
const gains = ({ programme }: ProgrammeCard): { title: string; note: string } =>
  programme.startsWith('S_')
    ? { title: '可以得到', note: '申请不收费;如被要求付费,可拨打咨询电话反映。' }
    : { title: '免费内容', note: '以下项目不收费;如被要求付费,可拨打咨询电话反映。' }

export function Facts({ card, phone }: { card: ProgrammeCard; phone: string | undefined }) {
  return (
    <>
      <Section {...gains(card)}>
        <Card flush>
          {card.freeItems.map(item => (
            <Cell key={item} icon='check' title={item} />
          ))}
        </Card>
      </Section>
      {card.documents.length > 0 && (
        <Section title='需带材料'>
          <Card flush>
            {card.documents.map(item => (
              <Cell key={item} icon='ticket' title={item} />
            ))}
          </Card>
        </Section>
      )}
      {card.preparation.length > 0 && (
        <Section title='来之前'>
          <Notice>{card.preparation.join(';')}</Notice>
        </Section>
      )}
      <Card flush>
        {card.window !== '' && <Cell icon='clock' title='办理时间' note={card.window} />}
        {card.source !== '' && (
          <Cell
            icon='info'
            title='依据'
            note={`${card.source}\n第${card.version}版,${longDate(card.since)}起执行`}
          />
        )}
        {phone !== undefined && (
          <Cell icon='phone' title='如有疑问请拨打' value={phone} onPress={() => void makeCall(phone)} />
        )}
      </Card>
    </>
  )
}
