// 反馈与策略: what people answer, where and when; which strategies follow, and what they bring.
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Input, Output } from '~types/contract'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { monthWords } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { shiftMonth } from '@/components/month-grid'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { AnswerList, type Asked } from './answer-list'
import { Bars } from './bars'
import { Strategies } from './strategies'
import './index.scss'

type Span = '3' | '6' | '12'
const SPANS: { value: Span; label: string }[] = [
  { value: '3', label: '近3个月' },
  { value: '6', label: '近半年' },
  { value: '12', label: '近一年' },
]

function Summary({ data, period }: { data: Output<'feedback.summary'>; period: Pick<Asked, 'from' | 'to'> }) {
  const [asked, setAsked] = useState<Asked>()
  const open = data.mayList ? (change: Partial<Asked>) => setAsked({ ...period, ...change }) : null
  return (
    <>
      {data.services.length === 0 ? (
        <Empty
          icon='info'
          title='这段时间还没有答复'
          note='居民在消息下方答复,或工作人员在电话和访视中记录后,会出现在这里。'
        />
      ) : (
        <>
          <View className='yy-feedback'>
            <View className='yy-feedback-part'>
              <Section title='按服务'>
                <Card>
                  <Bars
                    label='按服务的答复'
                    lines={data.services}
                    onOpen={
                      open &&
                      ((line, answer) => open({ answer, ...(line.key === '' ? {} : { topic: line.key }) }))
                    }
                  />
                </Card>
              </Section>
            </View>
            <View className='yy-feedback-part'>
              <Section title='按乡镇街道'>
                <Card>
                  <Bars
                    label='按乡镇街道的答复'
                    lines={data.regions}
                    onOpen={open && ((line, answer) => open({ answer, region: line.key }))}
                  />
                </Card>
              </Section>
            </View>
          </View>
          <Section title='按月'>
            <Card>
              <Bars
                label='按月的答复'
                lines={data.months.map(line => ({ ...line, title: monthWords(line.key) }))}
                onOpen={open && ((line, answer) => open({ answer, from: line.key, to: line.key }))}
              />
            </Card>
          </Section>
        </>
      )}
      {data.ratings.length > 0 && (
        <Section title='服务评价'>
          <Card flush>
            {data.ratings.map(row => (
              <Cell
                key={row.programme}
                title={row.title}
                note={row.people === null ? '评价少于10人' : `${row.people}人评价`}
                value={row.mean === null ? '—' : `${row.mean.toFixed(1)} 分`}
              />
            ))}
          </Card>
        </Section>
      )}
      <Section title='现行策略与效果' note='与同一服务中收到消息、没有采取策略的人比较。'>
        <Strategies rows={data.strategies} onOpen={open && (strategy => open({ strategy }))} />
      </Section>
      <Sheet open={asked !== undefined} title='答复名单' onClose={() => setAsked(undefined)}>
        {asked && <AnswerList key={JSON.stringify(asked)} asked={asked} />}
      </Sheet>
    </>
  )
}

function Feedback({ today }: { today: string }) {
  const [span, setSpan] = useState<Span>('6')
  const period: Input<'feedback.summary'> = {
    from: shiftMonth(today, 1 - Number(span)),
    to: shiftMonth(today, 0),
  }
  const read = useQuery('feedback.summary', period)
  return (
    <>
      <Choice label='时间' layout='side-by-side' options={SPANS} value={span} onChange={setSpan} />
      <Loaded read={read} rows={6}>
        {data => <Summary data={data} period={period} />}
      </Loaded>
    </>
  )
}

export default function FeedbackPage() {
  const me = useMe()
  return (
    <Page title='反馈与策略' wide='admin'>
      <Loaded read={me}>{({ today }) => <Feedback today={today} />}</Loaded>
    </Page>
  )
}
