// 登记候补: on which days, at what time of day, alone or together; a place that comes free is then kept for her.
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Me } from '~types/identity'
import {
  institutionId,
  localDate,
  serviceCode,
  type InstitutionId,
  type LocalDate,
  type ServiceCode,
} from '~types/schema'
import type { DayPart } from '~types/waiting'
import { askForReminder } from '@/api/ask-for-reminder'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { WhichPart, WhoComes, type Company } from '@/components/who-comes'

const TITLE = '登记候补'
const ANY = 'any'

/** Two weeks, when she came without a day. */
const inTwoWeeks = (today: LocalDate): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + 13 * 86_400_000).toISOString().slice(0, 10)

interface WishProps {
  me: Me
  institution: InstitutionId
  service: ServiceCode
  day: LocalDate | null
}

function Wish({ me, institution, service, day }: WishProps) {
  const [first, setFirst] = useState<string>(day ?? me.today)
  const [last, setLast] = useState<string>(day ?? inTwoWeeks(me.today))
  const [part, setPart] = useState<DayPart>('any')
  const [slot, setSlot] = useState<string>(ANY)
  const [company, setCompany] = useState<Company>('two')
  const services = useQuery('booking.services', {}, { keep: true })
  const place = useQuery('institutions.get', { institutionId: institution })
  const reminders = useQuery('reminders.mine', {})
  const info = services.data?.items.find(item => item.service === service)
  const canPair = info?.forTwo === true && me.partner.state === 'linked'
  const two = canPair && company === 'two'
  const firstDay = localDate.safeParse(first)
  const lastDay = localDate.safeParse(last)
  const oneDay = firstDay.success && first === last
  const sessions = useQuery(
    'booking.slots',
    oneDay ? { institutionId: institution, service, day: firstDay.data } : null,
  )
  const full = (sessions.data?.items ?? []).filter(item => item.free < (two ? 2 : 1))
  const chosen = oneDay ? full.find(item => item.slotId === slot) : undefined
  const join = useAction('waiting.join')

  const confirm = async () => {
    if (!firstDay.success || !lastDay.success) return
    const permission = askForReminder(reminders.data?.templates ?? [])
    const done = await join.run({
      institutionId: institution,
      service,
      firstDay: firstDay.data,
      lastDay: lastDay.data,
      part: oneDay ? 'any' : part,
      withPartner: two,
      ...(chosen ? { slotId: chosen.slotId } : {}),
    })
    await permission
    if (!done) return
    toast(`已登记,排在第${String(done.place ?? 1)}位`)
    void Taro.switchTab({ url: '/pages/appointments/index' })
  }

  return (
    <Page
      title={TITLE}
      footer={
        <>
          <Problem error={join.error} />
          <Button
            loading={join.busy}
            disabled={!info || !firstDay.success || !lastDay.success || first > last}
            onPress={() => void confirm()}
          >
            {first > last ? '请核对起止日期' : '登记候补'}
          </Button>
        </>
      }
    >
      <Loaded read={place} rows={1}>
        {({ name, address }) => (
          <Card flush>
            <Cell title={info?.name ?? ''} note={`${name}\n${address}`} />
          </Card>
        )}
      </Loaded>
      {canPair && <WhoComes value={company} onChange={setCompany} />}
      <Section title='哪些日子' note='日子越多,越容易等到。'>
        <DatePicker label='最早' value={first} min={me.today} onChange={setFirst} />
        <DatePicker label='最晚' value={last} min={first} onChange={setLast} />
      </Section>
      {oneDay && full.length > 0 && (
        <Choice
          label='哪个时段'
          value={chosen ? slot : ANY}
          onChange={setSlot}
          options={[
            { value: ANY, label: '都可以' },
            ...full.map(item => ({ value: item.slotId, label: `${item.starts}–${item.ends}` })),
          ]}
        />
      )}
      {!oneDay && <WhichPart value={part} onChange={setPart} />}
      <Notice title='候补怎么安排'>
        有空位时,按登记先后为您保留2小时(傍晚以后保留到次日9:30),并发消息通知您。请在保留时间内确认,过时会让给下一位。
        {two ? '两人一起需要两个位置;只空出一个时,会先给一个人来的,您的次序不变。' : ''}
      </Notice>
    </Page>
  )
}

export default function WaitPage() {
  const { params } = useRouter()
  const institution = institutionId.safeParse(params['institution'])
  const service = serviceCode.safeParse(params['service'])
  const day = localDate.safeParse(params['day'])
  const me = useMe()
  if (!institution.success || !service.success)
    return (
      <Page title={TITLE}>
        <Empty icon='calendar' title='缺少机构或项目' note='请从首页的项目进入预约。' />
      </Page>
    )
  if (me.data === undefined)
    return (
      <Page title={TITLE}>
        <Loaded read={me}>{() => null}</Loaded>
      </Page>
    )
  return (
    <Wish
      me={me.data}
      institution={institution.data}
      service={service.data}
      day={day.success ? day.data : null}
    />
  )
}
