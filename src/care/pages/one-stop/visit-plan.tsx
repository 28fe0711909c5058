// One visit: each part with its time, beside the registry; booked together or not at all.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { InstitutionId, LocalDate, TimeOfDay } from '~types/schema'
import { askForReminder } from '@/api/ask-for-reminder'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Toggle } from '@/components/toggle'
import { toast } from '@/components/toast'
import type { PlannedPart } from '~types/one-stop'

const REGISTRY = [
  'none',
  '08:30',
  '09:00',
  '09:30',
  '10:00',
  '10:30',
  '11:00',
  '14:00',
  '15:00',
  '16:00',
] as const

export interface VisitPlanProps {
  institutionId: InstitutionId
  day: LocalDate
  withPartner: boolean
}

const noteOf = ({ free, reasons, service, slot }: PlannedPart): string => {
  if (!free) return `目前不能免费办理:${reasons.join('')}`
  if (service === null) return '当天在窗口领取,免费'
  return slot === null ? '这一天没有合适的时段' : `${slot.starts}–${slot.ends},免费`
}

/** Can be had on this day. */
const possible = ({ free, service, slot }: PlannedPart): boolean =>
  free && (service === null || slot !== null)

/** What can be filled in now, asked once for all parts that miss it. */
function Gaps({ parts }: { parts: readonly PlannedPart[] }) {
  const pages = [...new Set(parts.flatMap(({ page }) => page ?? []))]
  if (pages.length === 0) return null
  return (
    <Card flush>
      {pages.map(url => (
        <Cell
          key={url}
          icon='list'
          title='补充信息后可一起约'
          note='填好后回到这里,会重新安排'
          onPress={() => void Taro.navigateTo({ url })}
        />
      ))}
    </Card>
  )
}

export function VisitPlan({ institutionId, day, withPartner }: VisitPlanProps) {
  const [registry, setRegistry] = useState<(typeof REGISTRY)[number]>('none')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const visit = {
    institutionId,
    day,
    withPartner,
    registryAt: registry === 'none' ? null : (registry as TimeOfDay),
  }
  const read = useQuery('onestop.plan', visit)
  const reminders = useQuery('reminders.mine', {})
  const book = useAction('onestop.book')
  const take = (programme: string, taken: boolean) => {
    const next = new Set(left)
    if (taken) next.delete(programme)
    else next.add(programme)
    setLeft(next)
  }
  const confirm = async (parts: readonly PlannedPart[]) => {
    const permission = askForReminder(reminders.data?.templates ?? [])
    const booked = await book.run({
      ...visit,
      checks: parts.flatMap(({ service, slot }) =>
        service && slot ? [{ service, slotId: slot.slotId }] : [],
      ),
      supplies: parts.filter(({ service }) => service === null).map(({ programme }) => programme),
    })
    await permission
    if (!booked) return
    toast('已约好')
    void Taro.redirectTo({ url: `/care/pages/itinerary/index?id=${booked.itineraryId}` })
  }
  return (
    <>
      <Section title='当天的婚姻登记' note='已约登记时间的,检查会避开;登记由民政部门办理,不在这里预约。'>
        <Choice
          label='登记时间'
          layout='side-by-side'
          value={registry}
          onChange={setRegistry}
          options={REGISTRY.map(value => ({ value, label: value === 'none' ? '当天不登记' : value }))}
        />
      </Section>
      <Loaded read={read} rows={3}>
        {({ parts }) => {
          const taken = parts.filter(part => possible(part) && !left.has(part.programme))
          const checks = taken.filter(({ service }) => service !== null)
          return (
            <Section title='这一次办理'>
              {parts.map(part => (
                <Toggle
                  key={part.programme}
                  label={part.title}
                  note={noteOf(part)}
                  value={taken.includes(part)}
                  disabled={!possible(part)}
                  onChange={value => take(part.programme, value)}
                />
              ))}
              <Gaps parts={parts} />
              <Notice>各项一起约上,有一项约不上就都不占名额。到诊后可以只做其中几项。</Notice>
              <Problem error={book.error} />
              <Button
                icon='calendar'
                loading={book.busy}
                disabled={checks.length === 0}
                onPress={() => void confirm(taken)}
              >
                {`一起预约${taken.length}项`}
              </Button>
            </Section>
          )
        }}
      </Loaded>
    </>
  )
}
