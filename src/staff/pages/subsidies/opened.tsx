// One application at the desk: what the record says of it, its papers, and the step that is due.
import type { ApplicationId, DeskApplication } from '~types/subsidies'
import { yuan } from '~types/settlement-words'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { stepNote, SUBSIDY_STATES } from '@/components/subsidy-words'
import { Appeal, Decide, Pay } from './decide'
import { Letter } from './letter'
import { Objections } from './objections'
import { Review } from './review'

export interface StepProps {
  one: DeskApplication
  onDone: () => void
}

function Record({ one: { checks, event, eventOn } }: Pick<StepProps, 'one'>) {
  const { certified, inTime, birthOn, holderMatches, reasons } = checks
  return (
    <Section title='登记核对'>
      <Card flush>
        <Cell
          title={event}
          value={longDate(eventOn)}
          note={birthOn === null ? '系统内没有分娩登记' : `系统登记的分娩日期: ${longDate(birthOn)}`}
        />
        <Cell title='申请期限' value={inTime ? '在期限内' : '已超过'} />
        {certified !== null && (
          <Cell
            title='当日认定'
            value={certified ? '有登记' : '没有登记'}
            note='以事情发生当天的认定为准,与现在是否有效无关。'
          />
        )}
        <Cell title='户名' value={holderMatches ? '与本人姓名一致' : '与本人姓名不一致'} />
        {reasons.map(text => (
          <Cell key={text} title='今天的登记' note={text} />
        ))}
      </Card>
    </Section>
  )
}

/** A decision stays open, for its letter is printed then. */
function Due({ one, onDone, onDecided }: StepProps & { onDecided: () => void }) {
  switch (one.state) {
    case 'submitted':
      return <Review one={one} onDone={onDone} onRefused={onDecided} />
    case 'reviewed':
      return <Decide one={one} onDone={onDecided} />
    case 'approved':
      return <Pay one={one} onDone={onDone} />
    case 'appealed':
      return <Appeal one={one} onDone={onDone} />
    case 'returned':
    case 'paid':
    case 'refused':
    case 'withdrawn':
      return <Notice>{SUBSIDY_STATES[one.state]}</Notice>
  }
}

export function Opened({ id, onDone }: { id: ApplicationId; onDone: () => void }) {
  const read = useQuery('subsidies.open', { applicationId: id })
  return (
    <Loaded read={read} rows={6}>
      {one => (
        <>
          <Card flush>
            <Cell title={one.name} value={one.title} note={one.number} />
            <Cell title='银行卡' value={`尾号${one.accountLast4}`} />
            {one.amount !== null && <Cell title='审核金额' value={`${yuan(one.amount)} 元`} />}
          </Card>
          <Record one={one} />
          <Section title='经过'>
            <Card flush>
              {one.steps.map(step => (
                <Cell
                  key={`${step.to} ${step.at}`}
                  title={SUBSIDY_STATES[step.to]}
                  value={instantWords(step.at)}
                  note={stepNote(step)}
                />
              ))}
            </Card>
          </Section>
          <Objections one={one} onDone={read.reload} />
          <Due one={one} onDone={onDone} onDecided={read.reload} />
          <Letter one={one} />
        </>
      )}
    </Loaded>
  )
}
