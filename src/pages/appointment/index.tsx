// 预约详情: when, where, what to bring, the code for check-in, and every way to change it.
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Appointment } from '~types/booking'
import { appointmentId, institutionId } from '~types/schema'
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
import { toast } from '@/components/toast'
import { addCalendarEvent } from '@/platform/add-calendar-event'
import { makeCall } from '@/platform/make-call'
import { openPlace } from '@/platform/open-place'

const STATES: Record<Appointment['state'], { tone: 'ok' | 'info' | 'warn'; text: string }> = {
  booked: { tone: 'ok', text: '已预约' },
  checked_in: { tone: 'ok', text: '已签到' },
  cancelled: { tone: 'info', text: '已取消,名额已释放' },
  no_show: { tone: 'warn', text: '未到诊,可重新预约' },
}

async function toCalendar(item: Appointment): Promise<void> {
  const added = await addCalendarEvent({
    id: item.appointmentId,
    title: item.serviceName,
    start: `${item.day}T${item.starts}:00+08:00`,
    end: `${item.day}T${item.ends}:00+08:00`,
    location: `${item.institution} ${item.address}`,
    description: item.preparation.join(';'),
    alarmMinutes: 24 * 60,
  })
  if (added.ok) toast(added.value === 'file' ? '已保存日历文件' : '已加入日历')
}

function Change({ item, onChanged }: { item: Appointment; onChanged: () => void }) {
  const [asking, setAsking] = useState(false)
  const cancel = useAction('booking.cancel')
  const end = async () => {
    const done = await cancel.run({ institutionId: item.institutionId, appointmentId: item.appointmentId })
    setAsking(false)
    if (!done) return
    toast('已取消')
    onChanged()
  }
  return (
    <>
      <Problem error={cancel.error} />
      <Button
        variant='secondary'
        icon='calendar'
        onPress={() =>
          void Taro.navigateTo({
            url: `/pages/book/index?institution=${item.institutionId}&service=${item.service}&move=${item.appointmentId}&people=${item.people}`,
          })
        }
      >
        改期
      </Button>
      <Button variant='quiet' onPress={() => setAsking(true)}>
        取消预约
      </Button>
      <Dialog
        open={asking}
        title='取消这次预约?'
        confirm='取消预约'
        danger
        busy={cancel.busy}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
      >
        {item.people === 2 ? '两个人的位置会一起释放。' : '位置会释放给其他人。'}以后可以重新预约。
      </Dialog>
    </>
  )
}

/** After the check-in: when it is her turn. */
function MyTurn({ item }: { item: Appointment }) {
  const { ticket } = useQuery('queue.mine', {
    institutionId: item.institutionId,
    appointmentId: item.appointmentId,
  }).data ?? { ticket: null }
  if (ticket === null) return null
  return (
    <Notice tone={ticket.called ? 'ok' : 'info'} title={`排队号 ${String(ticket.number)}`}>
      {ticket.called
        ? '已叫到您的号,请进诊室。'
        : ticket.ahead === 0
          ? '下一位就是您,请在诊室外稍候。'
          : `前面还有${String(ticket.ahead)}位。`}
    </Notice>
  )
}

function Detail({ item, onChanged }: { item: Appointment; onChanged: () => void }) {
  const { institution: name, address, latitude, longitude } = item
  return (
    <>
      <Notice tone={STATES[item.state].tone} title={STATES[item.state].text}>
        {`${longDate(item.day)} ${item.starts}–${item.ends}`}
      </Notice>
      {item.state === 'checked_in' && <MyTurn item={item} />}
      {item.toMove && (
        <Notice tone='warn' title='请另选时间'>
          机构因安排调整,这个时段不再开放。位置为您保留到改期为止,请点下面的“改期”另选,也可以取消。
        </Notice>
      )}
      {item.checkinCode !== null && (
        <Card>
          <QrCode text={item.checkinCode} label='签到二维码' />
          <CodeText code={item.checkinCode} group={5} />
        </Card>
      )}
      <Card flush>
        <Cell
          icon='ticket'
          title={item.serviceName}
          note={item.people === 2 ? `与${item.partnerName ?? '伴侣'}一起` : '一个人'}
        />
        <Cell
          icon='place'
          title={name}
          note={address}
          onPress={() => void openPlace({ name, address, latitude, longitude })}
        />
        <Cell icon='phone' title='机构电话' value={item.phone} onPress={() => void makeCall(item.phone)} />
        {item.state === 'booked' && (
          <Cell
            icon='calendar'
            title='加入手机日历'
            note='提前一天提醒'
            onPress={() => void toCalendar(item)}
          />
        )}
      </Card>
      {item.state === 'booked' && (
        <Section title='来之前请准备' note='前一天傍晚会再提醒一次。'>
          <Card flush>
            {item.preparation.map(text => (
              <Cell key={text} icon='info' title={text} />
            ))}
            {item.documents.map(text => (
              <Cell key={text} icon='check' title={`携带${text}`} />
            ))}
          </Card>
        </Section>
      )}
      {item.canChange && <Change item={item} onChanged={onChanged} />}
    </>
  )
}

export default function AppointmentPage() {
  const { params } = useRouter()
  const institution = institutionId.safeParse(params['institution'])
  const id = appointmentId.safeParse(params['id'])
  const read = useQuery(
    'booking.get',
    institution.success && id.success ? { institutionId: institution.data, appointmentId: id.data } : null,
  )
  return (
    <Page title='预约详情'>
      {institution.success && id.success ? (
        <Loaded read={read} rows={5}>
          {item => <Detail item={item} onChanged={read.reload} />}
        </Loaded>
      ) : (
        <Empty icon='calendar' title='没有找到这次预约' />
      )}
    </Page>
  )
}
