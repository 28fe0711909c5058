// 一站式行程: the day in its order, one code for all of it, what to bring, and what has been done already.
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { itineraryId, type Itinerary } from '~types/one-stop'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { CodeText } from '@/components/code-text'
import { longDate } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { QrCode } from '@/components/qr-code'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { toast } from '@/components/toast'
import { addCalendarEvent } from '@/platform/add-calendar-event'
import { makeCall } from '@/platform/make-call'
import { openPlace } from '@/platform/open-place'

type Part = Itinerary['parts'][number]
interface Step {
  readonly key: string
  readonly title: string
  readonly time: string
  readonly state: string
  readonly open?: string
}

const WORDS = { booked: '已预约', cancelled: '已取消', checked_in: '已签到', no_show: '未到' } as const

function stateOf({ done, appointment }: Part): string {
  if (done) return '已完成'
  return appointment === null ? '到窗口领取' : WORDS[appointment.state]
}

function stepOf(part: Part, { institutionId, day }: Itinerary): Step {
  const { appointment, programme, title, voucherId } = part
  const moved = appointment !== null && appointment.day !== day ? `${longDate(appointment.day)} ` : ''
  return {
    key: programme,
    title,
    time: appointment === null ? '' : `${moved}${appointment.starts}–${appointment.ends}`,
    state: stateOf(part),
    open:
      appointment === null
        ? `/pages/voucher/index?id=${voucherId}`
        : `/pages/appointment/index?institution=${institutionId}&id=${appointment.appointmentId}`,
  }
}

/** Timed ones in their order, the registry among them; what is only handed out comes last. */
function stepsOf(visit: Itinerary): readonly Step[] {
  const steps: Step[] = visit.parts.map(part => stepOf(part, visit))
  if (visit.registryAt !== null)
    steps.push({ key: 'registry', title: '婚姻登记(民政部门)', time: visit.registryAt, state: '自行办理' })
  const key = ({ time }: Step): string => (time === '' ? '~' : time)
  return steps.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

async function toCalendar(visit: Itinerary): Promise<void> {
  const times = visit.parts.flatMap(({ appointment }) => (appointment ? [appointment] : []))
  const starts = times.map(time => time.starts).sort()[0]
  const ends = times
    .map(time => time.ends)
    .sort()
    .at(-1)
  if (starts === undefined || ends === undefined) return
  const added = await addCalendarEvent({
    id: visit.itineraryId,
    title: '婚检孕检一站式',
    start: `${visit.day}T${starts}:00+08:00`,
    end: `${visit.day}T${ends}:00+08:00`,
    location: `${visit.institution} ${visit.address}`,
    description: visit.preparation.join(';'),
    alarmMinutes: 24 * 60,
  })
  if (added.ok) toast(added.value === 'file' ? '已保存日历文件' : '已加入日历')
}

function Cancel({ visit, onChanged }: { visit: Itinerary; onChanged: () => void }) {
  const cancel = useAction('onestop.cancel')
  const [asking, setAsking] = useState(false)
  const end = async () => {
    const done = await cancel.run({ itineraryId: visit.itineraryId })
    setAsking(false)
    if (!done) return
    toast('已取消')
    onChanged()
  }
  return (
    <>
      <Problem error={cancel.error} />
      <Button variant='quiet' onPress={() => setAsking(true)}>
        取消整个行程
      </Button>
      <Dialog
        open={asking}
        title='取消整个行程?'
        confirm='取消行程'
        danger
        busy={cancel.busy}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
      >
        还没开始的预约会全部取消,电子券保留,可重新预约。只改其中一项,请打开那一项改期。
      </Dialog>
    </>
  )
}

function Visit({ visit, onChanged }: { visit: Itinerary; onChanged: () => void }) {
  const { institution: name, address, latitude, longitude, checkinCode } = visit
  return (
    <>
      <Notice tone={checkinCode === null ? 'info' : 'ok'} title={longDate(visit.day)}>
        {visit.people === 2 ? '两个人一起,先到窗口签到一次即可。' : '先到窗口签到一次即可。'}
      </Notice>
      {checkinCode !== null && (
        <Card>
          <QrCode text={checkinCode} label='签到二维码' />
          <CodeText code={checkinCode} group={5} />
        </Card>
      )}
      <Section title='当天安排'>
        <Card flush>
          {stepsOf(visit).map(({ key, title, time, state, open }) => (
            <Cell
              key={key}
              title={title}
              {...(time === '' ? {} : { note: time })}
              value={<Tag tone={state === '已完成' ? 'ok' : 'neutral'}>{state}</Tag>}
              {...(open === undefined ? {} : { onPress: () => void Taro.navigateTo({ url: open }) })}
            />
          ))}
        </Card>
      </Section>
      <Card flush>
        <Cell
          icon='place'
          title={name}
          note={address}
          onPress={() => void openPlace({ name, address, latitude, longitude })}
        />
        <Cell icon='phone' title='机构电话' value={visit.phone} onPress={() => void makeCall(visit.phone)} />
        {checkinCode !== null && (
          <Cell
            icon='calendar'
            title='加入手机日历'
            note='提前一天提醒'
            onPress={() => void toCalendar(visit)}
          />
        )}
      </Card>
      {visit.preparation.length > 0 && (
        <Section title='来之前请准备' note='前一天傍晚会再提醒一次。'>
          <Card flush>
            {visit.preparation.map(text => (
              <Cell key={text} icon='info' title={text} />
            ))}
            {visit.documents.map(text => (
              <Cell key={text} icon='check' title={`携带${text}`} />
            ))}
          </Card>
        </Section>
      )}
      {checkinCode !== null && <Cancel visit={visit} onChanged={onChanged} />}
    </>
  )
}

export default function ItineraryPage() {
  const id = itineraryId.safeParse(useRouter().params['id'])
  const read = useQuery('onestop.get', id.success ? { itineraryId: id.data } : null)
  return (
    <Page title='一站式行程'>
      {id.success ? (
        <Loaded read={read} rows={5}>
          {visit => <Visit visit={visit} onChanged={read.reload} />}
        </Loaded>
      ) : (
        <Empty icon='calendar' title='没有找到这次行程' note='请从预约页进入。' />
      )}
    </Page>
  )
}
