// 服务申请: an item to fill in, with what was kept of it, or an order to follow, cancel and rate.
import { useRouter } from '@tarojs/taro'
import { familyOrderId } from '~types/orders'
import { z } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Fill } from './fill'
import { Follow } from './follow'

function Fresh({ code }: { code: string }) {
  const menu = useQuery('orders.menu', {})
  const kept = useQuery('orders.draft', { item: code })
  return (
    <Loaded read={menu} rows={4}>
      {({ items }) => {
        const item = items.find(one => one.item === code)
        return item === undefined ? (
          <Empty icon='list' title='目前不能申请这项服务' note='如有需要,请联系您的家庭服务专员。' />
        ) : (
          <Loaded read={kept} rows={4}>
            {({ draft }) => <Fill item={item} draft={draft} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

function Existing({ id }: { id: z.infer<typeof familyOrderId> }) {
  const read = useQuery('orders.get', { orderId: id })
  return (
    <Loaded read={read} rows={5}>
      {order => <Follow order={order} onChanged={read.reload} />}
    </Loaded>
  )
}

export default function OrderPage() {
  const { params } = useRouter()
  const id = z.safeParse(familyOrderId, params['id'])
  const code = params['item']
  return (
    <Page title='服务申请'>
      {id.success ? (
        <Existing id={id.data} />
      ) : code === undefined ? (
        <Empty icon='list' title='没有找到这份申请' note='请返回家庭服务重新打开。' />
      ) : (
        <Fresh code={code} />
      )}
    </Page>
  )
}
