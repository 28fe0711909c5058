// 我的: who I am here, my partner, consents, who read my record, how the app looks.
import Taro from '@tarojs/taro'
import type { Me } from '~types/identity'
import { signOut } from '@/api/sign-out'
import { useMe } from '@/api/use-me'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { PersonLine } from '@/components/person-line'
import { Section } from '@/components/section'
import { makeCall } from '@/platform/make-call'
import { Appearance } from './appearance'
import { Consents } from './consents'
import { Readers } from './readers'

const open = (url: string) => void Taro.navigateTo({ url })
const PARTNER = { none: '未关联', invited: '等待对方确认', linked: '已关联' } as const

function Account({ me }: { me: Me }) {
  if (!me.signedIn)
    return (
      <Cell
        icon='person'
        title='登录'
        note='登录后查看您的服务'
        onPress={() => open('/pages/sign-in/index')}
      />
    )
  if (me.staff) return <PersonLine name={me.staff.displayName} note={me.staff.institution ?? '工作人员'} />
  if (me.personId === null)
    return (
      <Cell icon='shield' title='实名核验' note='核验一次即可' onPress={() => open('/pages/verify/index')} />
    )
  return <PersonLine name={me.name ?? ''} note='已实名核验' />
}

export default function Mine() {
  const me = useMe()
  const leave = () =>
    void signOut()
      .then(() => Taro.switchTab({ url: '/pages/home/index' }))
      .then(me.reload)
  return (
    <Page title='我的' tab>
      <Loaded read={me}>
        {data => (
          <>
            <Card flush>
              <Account me={data} />
              {data.personId !== null && (
                <Cell
                  icon='person'
                  title='亲友代办'
                  note='请亲友代您预约,或代亲友预约'
                  onPress={() => open('/care/pages/helpers/index')}
                />
              )}
              {data.personId !== null && (
                <Cell icon='list' title='我的检查结果' onPress={() => open('/care/pages/results/index')} />
              )}
              {data.personId !== null && (
                <Cell
                  icon='couple'
                  title='伴侣'
                  value={PARTNER[data.partner.state]}
                  onPress={() => open('/pages/partner/index')}
                />
              )}
              {data.personId !== null && (
                <Cell icon='list' title='补助申请' onPress={() => open('/care/pages/subsidies/index')} />
              )}
              {data.personId !== null && (
                <Cell icon='list' title='我能享受什么' onPress={() => open('/pages/entitlements/index')} />
              )}
              {data.familyServices && (
                <Cell icon='home' title='家庭服务' onPress={() => open('/care/pages/orders/index')} />
              )}
              {data.personId !== null && (
                <Cell icon='bell' title='消息与提醒' onPress={() => open('/pages/messages/index')} />
              )}
            </Card>
            {data.personId !== null && <Consents />}
            {data.personId !== null && <Readers />}
            <Appearance />
            <Section title='帮助'>
              <Card flush>
                <Cell
                  icon='phone'
                  title={`${data.city.name}咨询电话`}
                  value={data.city.phone}
                  onPress={() => void makeCall(data.city.phone)}
                />
                <Cell icon='list' title='健康科普' onPress={() => open('/care/pages/library/index')} />
                <Cell icon='place' title='救治地图' onPress={() => open('/care/pages/rescue/index')} />
              </Card>
            </Section>
            {process.env.TARO_ENV === 'h5' && data.signedIn && (
              <Button variant='quiet' onPress={leave}>
                退出登录
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
