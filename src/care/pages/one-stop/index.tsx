// 婚检孕检一站式: where and when everything fits into one visit; the visits that were booked.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { LocalDate } from '~types/schema'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { DateMark } from '@/components/date-mark'
import { longDate, shortDate, weekdayWord } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { WhoComes, type Company } from '@/components/who-comes'
import { VisitPlan } from './visit-plan'

type Site = Output<'onestop.sites'>['items'][number]

const open = (url: string) => void Taro.navigateTo({ url })

function MyVisits() {
  const { at, turn } = usePager()
  const read = useQuery('onestop.mine', at)
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title='已约的一站式服务'>
      <Card flush>
        {items.map(item => (
          <Cell
            key={item.itineraryId}
            leading={<DateMark date={item.day} muted={item.checkinCode === null} />}
            title={item.parts.map(part => part.title).join('、')}
            note={item.institution}
            onPress={() => open(`/care/pages/itinerary/index?id=${item.itineraryId}`)}
          />
        ))}
      </Card>
      {turn(read.data?.next ?? null)}
    </Section>
  )
}

function Choose({ sites, withPartner }: { sites: readonly Site[]; withPartner: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [day, setDay] = useState<LocalDate | null>(null)
  const site = sites.find(({ institutionId }) => institutionId === chosen)
  const pick = (institutionId: string) => {
    setChosen(institutionId)
    setDay(null)
  }
  return (
    <>
      <Section title='选择机构' note='婚检、孕检在同一处、同一天完成。'>
        <Choice
          label='机构'
          value={chosen}
          onChange={pick}
          options={sites.map(one => ({
            value: one.institutionId,
            label: one.name,
            note: `最近可约 ${longDate(one.days[0] ?? '')} · ${one.address}`,
          }))}
        />
      </Section>
      {site && (
        <Section title='选择日期' note='只列出各项都能约上的日子。'>
          <Choice
            label='日期'
            layout='side-by-side'
            value={day}
            onChange={setDay}
            options={site.days.map(value => ({ value, label: `${shortDate(value)} ${weekdayWord(value)}` }))}
          />
        </Section>
      )}
      {site && day && (
        <VisitPlan
          key={`${site.institutionId} ${day}`}
          institutionId={site.institutionId}
          day={day}
          withPartner={withPartner}
        />
      )}
    </>
  )
}

function Sites({ linked }: { linked: boolean }) {
  const [company, setCompany] = useState<Company>(linked ? 'two' : 'one')
  const withPartner = company === 'two'
  const read = useQuery('onestop.sites', { withPartner })
  return (
    <>
      {linked ? (
        <WhoComes value={company} onChange={setCompany} />
      ) : (
        <Notice action={{ text: '邀请伴侣', onPress: () => open('/pages/partner/index') }}>
          关联伴侣后可以两个人一起约,名额一次占好。
        </Notice>
      )}
      <Loaded read={read} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon='calendar'
              title='近60天没有能一次办完的日子'
              note='可以分开预约,内容和免费政策相同。'
              action={{
                text: '分开预约',
                onPress: () => void Taro.switchTab({ url: '/pages/appointments/index' }),
              }}
            />
          ) : (
            <Choose key={company} sites={items} withPartner={withPartner} />
          )
        }
      </Loaded>
    </>
  )
}

export default function OneStop() {
  const me = useMe()
  return (
    <Page title='婚检孕检一站式'>
      <Loaded read={me}>
        {data =>
          data.personId === null ? (
            <Empty
              icon='couple'
              title='婚检、孕前检查、领叶酸,一个上午办完'
              note='登录并核验后,按您的情况安排时间。'
              action={{
                text: data.signedIn ? '去核验' : '去登录',
                onPress: () => open(data.signedIn ? '/pages/verify/index' : '/pages/sign-in/index'),
              }}
            />
          ) : (
            <>
              <MyVisits />
              <Sites linked={data.partner.state === 'linked'} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
