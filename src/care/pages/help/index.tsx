// 代为预约: service, institution, day and session for somebody who gave a mandate.
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { helperId, type Somebody } from '~types/helpers'
import type { InstitutionId, LocalDate, ServiceCode, SlotId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { DayPicker } from '@/components/day-picker'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'

const TITLE = '代为预约'

function Sites({
  service,
  value,
  onChange,
}: {
  service: ServiceCode
  value: InstitutionId | null
  onChange: (id: InstitutionId) => void
}) {
  const { at, turn } = usePager()
  const read = useQuery('institutions.list', { service, ...at })
  return (
    <Loaded read={read} rows={3}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty icon='place' title='目前没有可约的机构' />
        ) : (
          <>
            <Choice
              label='机构'
              value={value}
              onChange={onChange}
              options={items.map(item => ({
                value: item.institutionId,
                label: item.name,
                note: item.address,
                ...(item.nextFree === null ? { unavailable: '60天内已约满' } : {}),
              }))}
            />
            {turn(next)}
          </>
        )
      }
    </Loaded>
  )
}

function Times({
  place,
  value,
  onChange,
}: {
  place: { institutionId: InstitutionId; service: ServiceCode; day: LocalDate }
  value: SlotId | null
  onChange: (slot: SlotId) => void
}) {
  const read = useQuery('booking.slots', place)
  return (
    <Loaded read={read} rows={2}>
      {({ items }) => (
        <Choice
          label={longDate(place.day)}
          layout='side-by-side'
          value={value}
          onChange={onChange}
          options={items.map(item => ({
            value: item.slotId,
            label: `${item.starts}–${item.ends}`,
            ...(item.free === 0 ? { unavailable: '约满' } : { note: `余${String(item.free)}` }),
          }))}
        />
      )}
    </Loaded>
  )
}

function BookFor({ somebody, today }: { somebody: Somebody; today: LocalDate }) {
  const services = useQuery('booking.services', {}, { keep: true })
  const [service, setService] = useState<ServiceCode | null>(null)
  const [site, setSite] = useState<InstitutionId | null>(null)
  const [day, setDay] = useState<LocalDate | null>(null)
  const [slot, setSlot] = useState<SlotId | null>(null)
  const book = useAction('helpers.book')
  const chooseSite = (id: InstitutionId | null) => {
    setSite(id)
    setDay(null)
    setSlot(null)
  }
  const confirm = async () => {
    if (service === null || site === null || slot === null) return
    const made = await book.run({ helperId: somebody.helperId, institutionId: site, service, slotId: slot })
    if (!made) return
    toast('已预约')
    void Taro.redirectTo({ url: '/care/pages/helpers/index' })
  }
  return (
    <Section
      title={`为${somebody.name}预约`}
      note='约好后本人会收到通知,签到码在本人手机上,也可凭身份证到窗口签到。'
    >
      <Loaded read={services} rows={2}>
        {({ items }) => (
          <Choice
            label='项目'
            value={service}
            onChange={code => {
              setService(code)
              chooseSite(null)
            }}
            options={items.map(item => ({ value: item.service, label: item.name }))}
          />
        )}
      </Loaded>
      {service && <Sites key={service} service={service} value={site} onChange={chooseSite} />}
      {service && site && (
        <DayPicker
          key={`${service} ${site}`}
          institution={site}
          service={service}
          today={today}
          people={1}
          value={day ?? ''}
          onChange={value => {
            setDay(value)
            setSlot(null)
          }}
        />
      )}
      {service && site && day && (
        <Times key={day} place={{ institutionId: site, service, day }} value={slot} onChange={setSlot} />
      )}
      <Problem error={book.error} />
      <Button icon='calendar' loading={book.busy} disabled={slot === null} onPress={() => void confirm()}>
        预约
      </Button>
    </Section>
  )
}

export default function HelpPage() {
  const id = helperId.safeParse(useRouter().params['id'])
  const me = useMe()
  const read = useQuery('helpers.mine', {})
  return (
    <Page title={TITLE}>
      <Loaded read={read} rows={3}>
        {({ others }) => {
          const somebody = others.find(one => id.success && one.helperId === id.data)
          if (somebody === undefined)
            return <Empty icon='person' title='没有这份授权' note='请对方在「亲友代办」中重新授权。' />
          return <Loaded read={me}>{({ today }) => <BookFor somebody={somebody} today={today} />}</Loaded>
        }}
      </Loaded>
    </Page>
  )
}
