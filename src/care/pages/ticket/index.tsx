// 取号: a popular day is given by numbers in order of arrival; her number, who is ahead, and when places are kept.
import { useRouter } from '@tarojs/taro'
import { institutionId, localDate, serviceCode } from '~types/schema'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { MyNumber } from './my-number'
import { TakeNumber, type Which } from './take-number'

const TITLE = '凭号预约'

function Ticket({ which }: { which: Which }) {
  const me = useMe()
  const read = useQuery('tickets.day', which)
  const mine = useQuery('waiting.mine', {})
  const services = useQuery('booking.services', {}, { keep: true })
  const place = useQuery('institutions.get', { institutionId: which.institutionId })
  const info = services.data?.items.find(item => item.service === which.service)
  const entry = mine.data?.items.find(
    item =>
      item.ticket !== null &&
      item.state !== 'over' &&
      item.institutionId === which.institutionId &&
      item.service === which.service &&
      item.firstDay === which.day,
  )
  const refresh = () => {
    read.reload()
    mine.reload()
  }
  return (
    <Page title={TITLE}>
      <Loaded read={place} rows={1}>
        {({ name, address }) => (
          <Card flush>
            <Cell title={`${longDate(which.day)} ${info?.name ?? ''}`} note={`${name}\n${address}`} />
          </Card>
        )}
      </Loaded>
      <Loaded read={read} rows={3}>
        {({ release }) =>
          release === null ? (
            <Empty icon='calendar' title='这一天不用取号' note='请返回直接预约。' />
          ) : entry ? (
            <MyNumber entry={entry} release={release} onLook={refresh} />
          ) : (
            me.data && (
              <TakeNumber
                which={which}
                release={release}
                canPair={info?.forTwo === true && me.data.partner.state === 'linked'}
                onLook={refresh}
              />
            )
          )
        }
      </Loaded>
      <Notice title='怎样安排'>
        号按取号的先后给出,每人一个,两人一起来只取一个。到放号时间,按号的先后为您保留位置并发消息,请在2小时内确认(傍晚以后保留到次日9:30)。没有排到的,有人不来时仍按号递补;保留之外的位置,放号后直接预约。
      </Notice>
    </Page>
  )
}

export default function TicketPage() {
  const { params } = useRouter()
  const institution = institutionId.safeParse(params['institution'])
  const service = serviceCode.safeParse(params['service'])
  const day = localDate.safeParse(params['day'])
  if (!institution.success || !service.success || !day.success)
    return (
      <Page title={TITLE}>
        <Empty icon='calendar' title='缺少机构、项目或日期' note='请从预约页面的日历进入。' />
      </Page>
    )
  return <Ticket which={{ institutionId: institution.data, service: service.data, day: day.data }} />
}
