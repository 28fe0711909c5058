// An order of family services in words: its state, and how the service is given.
import type { OrderChannel, OrderState } from '~types/orders'

export const ORDER_STATES: Record<OrderState, string> = {
  draft: '草稿',
  submitted: '等待受理',
  accepted: '已受理',
  scheduled: '已约好',
  done: '已完成',
  rated: '已评价',
  refused: '未能办理',
  cancelled: '已取消',
}

export const ORDER_CHANNELS: readonly { value: OrderChannel; label: string }[] = [
  { value: 'phone', label: '电话' },
  { value: 'home', label: '上门' },
  { value: 'video', label: '视频' },
  { value: 'place', label: '到约定地点' },
]
export const channelWords = (channel: OrderChannel): string =>
  ORDER_CHANNELS.find(({ value }) => value === channel)?.label ?? ''
