// 预约: hers, next first, and what else can be booked.
import Taro from '@tarojs/taro'
import type { Appointment } from '~types/booking'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DateMark } from '@/components/date-mark'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { Paused } from './paused'
import { Waiting } from './waiting'

const WORDS: Record<Appointment['state'], string> = {
  booked: '已预约',
  checked_in: '已签到',
  cancelled: '已取消',
  no_show: '未到',
}

function Row({ item }: { item: Appointment }) {
  return (
    <Cell
      leading={<DateMark date={item.day} muted={item.state !== 'booked'} />}
      title={item.serviceName}
      note={`${item.starts} · ${item.institution}${item.people === 2 ? ' · 两人' : ''}`}
      value={<Tag tone={item.state === 'booked' ? 'brand' : 'neutral'}>{WORDS[item.state]}</Tag>}
      onPress={() =>
        void Taro.navigateTo({
          url: `/pages/appointment/index?institution=${item.institutionId}&id=${item.appointmentId}`,
        })
      }
    />
  )
}

export default function Appointments() {
  const { at, turn } = usePager()
  const mine = useQuery('booking.mine', at, { keep: true })
  const services = useQuery('booking.services', {}, { keep: true })
  return (
    <Page title='预约' tab>
      <Paused />
      <Waiting onBooked={mine.reload} />
      <Loaded read={mine} rows={3}>
        {({ items, next }) => {
          const coming = items.filter(item => item.state === 'booked')
          const past = items.filter(item => item.state !== 'booked')
          return (
            <>
              {coming.length === 0 && (
                <Empty icon='calendar' title='还没有预约' note='选择下面的服务,看看最近的空位。' />
              )}
              {coming.length > 0 && (
                <Section title='接下来'>
                  <Card flush>
                    {coming.map(item => (
                      <Row key={item.appointmentId} item={item} />
                    ))}
                  </Card>
                </Section>
              )}
              {past.length > 0 && (
                <Section title='以前'>
                  <Card flush>
                    {past.map(item => (
                      <Row key={item.appointmentId} item={item} />
                    ))}
                  </Card>
                </Section>
              )}
              {turn(next)}
            </>
          )
        }}
      </Loaded>
      <Card flush>
        <Cell
          icon='couple'
          title='婚检孕检一站式'
          note='婚检、孕前检查、领叶酸,一个上午办完'
          onPress={() => void Taro.navigateTo({ url: '/care/pages/one-stop/index' })}
        />
      </Card>
      <Section title='可预约的服务'>
        <Loaded read={services} rows={3}>
          {({ items }) => (
            <Card flush>
              {items.map(item => (
                <Cell
                  key={item.service}
                  icon='calendar'
                  title={item.name}
                  onPress={() =>
                    void Taro.navigateTo({ url: `/pages/institutions/index?service=${item.service}` })
                  }
                />
              ))}
            </Card>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}
