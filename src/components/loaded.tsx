// What a page shows of something it reads: bones, then the data, or what went wrong and the way on.
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { failureView } from '@/api/failure-view'
import type { Read } from '@/api/use-query'
import { Empty } from './empty'
import { ErrorView } from './error-view'
import { Skeleton } from './skeleton'

export interface LoadedProps<T> {
  read: Read<T>
  /** Rows of the skeleton. */
  rows?: number
  children: (data: T) => ReactNode
}

export function Loaded<T>({ read, rows = 3, children }: LoadedProps<T>) {
  if (read.data !== undefined) return <>{children(read.data)}</>
  if (!read.error) return <Skeleton rows={rows} lead />
  if (read.error.code === 'UNAUTHENTICATED')
    return (
      <Empty
        icon='person'
        title='登录后查看'
        note='公开信息无需登录;您的预约、卡券和提醒只给您本人看。'
        action={{ text: '去登录', onPress: () => void Taro.navigateTo({ url: '/pages/sign-in/index' }) }}
      />
    )
  if (read.error.code === 'NOT_VERIFIED')
    return (
      <Empty
        icon='shield'
        title='先完成实名核验'
        note='只需一次,用姓名和证件号码与登记信息核对。'
        action={{ text: '去核验', onPress: () => void Taro.navigateTo({ url: '/pages/verify/index' }) }}
      />
    )
  return <ErrorView {...failureView(read.error)} {...(read.error.retry ? { onRetry: read.reload } : {})} />
}
