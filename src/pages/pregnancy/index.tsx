// 孕期登记: the first dating, an ultrasound correction, or the end of the pregnancy.
import Taro, { useRouter } from '@tarojs/taro'
import { useMe } from '@/api/use-me'
import { forgetReads } from '@/api/use-query'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { End } from './end'
import { Register } from './register'
import { Scan } from './scan'

const TITLES: Record<string, string> = { scan: '更正孕周', end: '孕期结束' }

const done = () => {
  forgetReads()
  void Taro.switchTab({ url: '/pages/journey/index' })
}

export default function PregnancyPage() {
  const mode = useRouter().params['mode'] ?? ''
  const me = useMe()
  return (
    <Page title={TITLES[mode] ?? '登记孕期'}>
      <Loaded read={me}>
        {({ today }) =>
          mode === 'scan' ? (
            <Scan today={today} onDone={done} />
          ) : mode === 'end' ? (
            <End today={today} onDone={done} />
          ) : (
            <Register today={today} onDone={done} />
          )
        }
      </Loaded>
    </Page>
  )
}
