// 登录: in a browser one chooses a demo person; in WeChat the platform has signed her in already.
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '@/api/call'
import { demoPersonas, signInAs, type Persona } from '@/api/demo'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { ErrorView } from '@/components/error-view'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Skeleton } from '@/components/skeleton'
import { placesFor } from '@/components/staff-places'
import { keepDemoDocument } from './demo-document'

/** Staff begin at the first desk of their role; who asks in vain is at home, and finds the way from there. */
async function homeOf(persona: Persona): Promise<string | undefined> {
  if (persona.document !== null) return undefined
  try {
    return placesFor(await call('identity.me', {}))[0]?.path
  } catch {
    return undefined
  }
}

function Personas({ items }: { items: readonly Persona[] }) {
  const [failed, setFailed] = useState(false)
  const choose = async (persona: Persona) => {
    const signedIn = await signInAs(persona.id)
    setFailed(!signedIn)
    if (!signedIn) return
    keepDemoDocument(persona.document)
    const home = await homeOf(persona)
    void (home ? Taro.redirectTo({ url: home }) : Taro.switchTab({ url: '/pages/home/index' }))
  }
  const group = (title: string, staff: boolean) => (
    <Section title={title}>
      <Card flush>
        {items
          .filter(item => (item.document === null) === staff)
          .map(item => (
            <Cell
              key={item.id}
              icon={staff ? 'scan' : 'person'}
              title={item.title}
              note={item.story}
              onPress={() => void choose(item)}
            />
          ))}
      </Card>
    </Section>
  )
  return (
    <>
      {failed && <ErrorView happened='登录没有成功' next='请确认本地服务正在运行,再试一次。' />}
      <Notice title='演示城市'>以下人物均为虚构。正式使用时,居民从微信进入,无需在此选择。</Notice>
      {group('居民', false)}
      {group('工作人员', true)}
    </>
  )
}

export default function SignIn() {
  const [items, setItems] = useState<Persona[] | null | undefined>(undefined)
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') void demoPersonas().then(setItems)
    else void Taro.redirectTo({ url: '/pages/verify/index' })
  }, [])
  return (
    <Page title='登录' shareable>
      {items === undefined && <Skeleton rows={5} />}
      {items === null && (
        <Empty icon='phone' title='请在微信中打开' note='在微信搜索小程序「孕育通」,登录由微信完成。' />
      )}
      {items && <Personas items={items} />}
    </Page>
  )
}
