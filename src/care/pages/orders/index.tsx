// 家庭服务: whom the family may ring, what it may ask for, what it asked for, and the days on which it wants quiet.
import Taro from '@tarojs/taro'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { ORDER_STATES } from '@/components/order-words'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { QuietDays } from '@/components/quiet-days'
import { Section } from '@/components/section'
import { makeCall } from '@/platform/make-call'

type Menu = Output<'orders.menu'>
type Order = Output<'orders.mine'>['items'][number]

const go = (query: string) => void Taro.navigateTo({ url: `/care/pages/order/index?${query}` })

function Contacts({ contacts }: Pick<Menu, 'contacts'>) {
  if (contacts.length === 0) return null
  return (
    <Section title='您的家庭服务专员' note='有事可以直接打电话。'>
      <Card flush>
        {contacts.map(({ name, phone }) => (
          <Cell key={phone} icon='phone' title={name} value={phone} onPress={() => void makeCall(phone)} />
        ))}
      </Card>
    </Section>
  )
}

function noteOf({ state, deadline }: Order): string {
  if (deadline === null) return ORDER_STATES[state]
  const day = longDate(deadline)
  return state === 'scheduled' ? `${ORDER_STATES[state]} · ${day}` : `${ORDER_STATES[state]} · 最晚${day}`
}

function MyOrders() {
  const { at, turn } = usePager()
  const read = useQuery('orders.mine', at)
  return (
    <Loaded read={read} rows={2}>
      {({ items, next }) =>
        items.length === 0 ? null : (
          <Section title='我的申请'>
            <Card flush>
              {items.map(order => (
                <Cell
                  key={order.orderId}
                  title={order.name}
                  note={noteOf(order)}
                  onPress={() => go(order.state === 'draft' ? `item=${order.item}` : `id=${order.orderId}`)}
                />
              ))}
            </Card>
            {turn(next)}
          </Section>
        )
      }
    </Loaded>
  )
}

function Quiet() {
  const read = useQuery('orders.quietDays', {})
  const keep = useAction('orders.keepQuietDays')
  const change = async (days: string[]) => {
    if (await keep.run({ days })) read.reload()
  }
  return (
    <Section title='不希望被打扰的日子' note='这些日子不发自动消息。不用说明原因。您自己约好的服务仍会通知。'>
      <Loaded read={read} rows={1}>
        {({ days }) => <QuietDays days={days} busy={keep.busy} onChange={next => void change(next)} />}
      </Loaded>
      <Problem error={keep.error} />
    </Section>
  )
}

export default function Orders() {
  const read = useQuery('orders.menu', {})
  return (
    <Page title='家庭服务'>
      <Loaded read={read} rows={5}>
        {({ contacts, items }) => (
          <>
            <Contacts contacts={contacts} />
            {items.length === 0 ? (
              <Empty
                icon='list'
                title='目前没有可申请的服务'
                note='如有需要,请拨打「我的」页面中的咨询电话。'
              />
            ) : (
              <Section title='可申请的服务' note='提交后1个工作日内有专人受理。'>
                <Card flush>
                  {items.map(({ item, name, note, within }) => (
                    <Cell
                      key={item}
                      title={name}
                      note={`${note} · ${within}`}
                      onPress={() => go(`item=${item}`)}
                    />
                  ))}
                </Card>
              </Section>
            )}
            <MyOrders />
            {items.length > 0 && <Quiet />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
