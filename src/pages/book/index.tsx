// 预约: a day, a session, one or two people; or moving an appointment to another session.
import { useRouter } from '@tarojs/taro'
import { institutionId, serviceCode, appointmentId } from '~types/schema'
import { useMe } from '@/api/use-me'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { BookingForm } from './booking-form'

export default function Book() {
  const { params } = useRouter()
  const institution = institutionId.safeParse(params['institution'])
  const service = serviceCode.safeParse(params['service'])
  const moving = appointmentId.safeParse(params['move'])
  const me = useMe()
  const title = moving.success ? '改期' : '预约'
  if (!institution.success || !service.success)
    return (
      <Page title={title}>
        <Empty icon='calendar' title='缺少机构或项目' note='请从首页的项目进入预约。' />
      </Page>
    )
  if (me.data === undefined)
    return (
      <Page title={title}>
        <Loaded read={me}>{() => null}</Loaded>
      </Page>
    )
  return (
    <BookingForm
      title={title}
      me={me.data}
      institution={institution.data}
      service={service.data}
      moving={moving.success ? moving.data : null}
      people={params['people'] === '2' ? 2 : 1}
    />
  )
}
