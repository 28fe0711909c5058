// The app: global styles, the cloud on WeChat, then whatever page is asked for.
import Taro from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'

// WeChat wants the cloud initialised before the first call; an empty environment means the one bound to the mini-program.
if (process.env.TARO_ENV === 'weapp') Taro.cloud.init(CLOUD_ENV === '' ? {} : { env: CLOUD_ENV })

export default function App({ children }: PropsWithChildren) {
  return children
}
