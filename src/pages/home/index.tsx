// 首页: what can I get, what is next, by when.
import Taro from '@tarojs/taro'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { placesFor } from '@/components/staff-places'
import { NextStep } from './next-step'
import { Quiet } from './quiet'
import { Standings } from './standings'

const open = (url: string) => void Taro.navigateTo({ url })

function PublicServices() {
  const read = useQuery('eligibility.catalogue', {}, { keep: true })
  return (
    <Section title='这里有哪些免费服务' note='查看公开信息无需登录。'>
      <Loaded read={read}>
        {({ items }) => (
          <Card flush>
            {items.map(item => (
              <Cell
                key={item.programme}
                title={item.title}
                note={item.summary}
                onPress={() => open(`/pages/programme/index?code=${item.programme}`)}
              />
            ))}
          </Card>
        )}
      </Loaded>
    </Section>
  )
}

export default function Home() {
  const me = useMe()
  const verified = typeof me.data?.personId === 'string'
  return (
    <Page title='孕育通' tab>
      <Loaded read={me} rows={2}>
        {data =>
          data.staff ? (
            <Notice
              title={`${data.staff.displayName},您好`}
              action={{
                text: '进入工作台',
                onPress: () => {
                  const [first] = placesFor(data)
                  if (first) open(first.path)
                },
              }}
            >
              这里是居民看到的首页。
            </Notice>
          ) : verified ? (
            <Quiet phone={data.city.phone}>
              <NextStep />
              <Standings />
            </Quiet>
          ) : (
            <Card tone='tint'>
              <Section
                title={data.signedIn ? '核验一次,看到您能享受的服务' : '从结婚登记到宝宝三岁'}
                note={
                  data.signedIn
                    ? '用姓名和证件号码与本地登记信息核对,每项条件都会说明原因。'
                    : '免费检查、电子券、到时提醒,一处办理。'
                }
              >
                <Button onPress={() => open(data.signedIn ? '/pages/verify/index' : '/pages/sign-in/index')}>
                  {data.signedIn ? '去核验' : '登录'}
                </Button>
              </Section>
            </Card>
          )
        }
      </Loaded>
      {me.data && !verified && <PublicServices />}
    </Page>
  )
}
