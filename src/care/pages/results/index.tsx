// 我的检查结果: her own checks with the one line that everybody reads, the result once it was explained, what the partner shared.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { ResultId } from '~types/results'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { makeCall } from '@/platform/make-call'
import { OwnResult } from './own-result'

type Mine = Output<'results.mine'>
type Check = Mine['items'][number]

const LINES: Record<Check['state'], string> = {
  making: '报告制作中',
  told: '医生已出具意见,请到院或预约视频解读',
  open: '已解读,可以查看',
}

function Line({ check, onOpen }: { check: Check; onOpen: (id: ResultId) => void }) {
  const { state, resultId, phone } = check
  const press =
    state === 'open' && resultId !== null
      ? () => onOpen(resultId)
      : state === 'told'
        ? () => void makeCall(phone)
        : undefined
  return (
    <Cell
      icon={state === 'told' ? 'phone' : state === 'open' ? 'list' : 'clock'}
      title={check.serviceName}
      note={`${longDate(check.examinedOn)} · ${check.institution}。${LINES[state]}`}
      {...(press === undefined ? {} : { onPress: press })}
    />
  )
}

function Partner({ partner }: { partner: NonNullable<Mine['partner']> }) {
  return (
    <>
      {partner.checks.map(check => (
        <Section
          key={`${check.serviceName} ${check.examinedOn}`}
          title={`${partner.name}的${check.serviceName}`}
          note={`${longDate(check.examinedOn)}已检查`}
        >
          <Card flush>
            {check.lines.map(line => (
              <Cell key={line.item} title={line.name} value={line.value} />
            ))}
            <Cell title={check.lines.length === 0 ? '各项结果' : '其他项目'} value='对方未分享' />
          </Card>
        </Section>
      ))}
    </>
  )
}

export default function ResultsPage() {
  const read = useQuery('results.mine', {})
  const [opened, setOpened] = useState<ResultId>()
  return (
    <Page title='我的检查结果'>
      <Loaded read={read} rows={4}>
        {({ items, partner }) => (
          <>
            {items.length === 0 ? (
              <Empty icon='list' title='还没有检查记录' note='做完婚前或孕前检查后,会显示在这里。' />
            ) : (
              <Section title='我的检查' note='只有您本人可以看到,每次打开都有记录。'>
                <Card flush>
                  {items.map(check => (
                    <Line key={`${check.serviceName} ${check.examinedOn}`} check={check} onOpen={setOpened} />
                  ))}
                </Card>
              </Section>
            )}
            {partner && <Partner partner={partner} />}
          </>
        )}
      </Loaded>
      <Sheet open={opened !== undefined} title='检查结果' onClose={() => setOpened(undefined)}>
        {opened !== undefined && <OwnResult key={opened} resultId={opened} />}
      </Sheet>
    </Page>
  )
}
