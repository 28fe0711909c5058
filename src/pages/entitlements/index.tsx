// 我能享受什么: every programme for herself or a child of hers, grouped by what can be done about it.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { PersonId } from '~types/schema'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { ForWhom } from '@/components/for-whom'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { makeCall } from '@/platform/make-call'
import { Groups } from './groups'

function Help() {
  const me = useMe()
  const phone = me.data?.city.phone
  return (
    <Section title='对结果有疑问'>
      <Card flush>
        {phone !== undefined && (
          <Cell icon='phone' title='如有疑问请拨打' value={phone} onPress={() => void makeCall(phone)} />
        )}
        <Cell
          icon='shield'
          title='我的异议'
          note='提交过的异议和答复'
          onPress={() => void Taro.navigateTo({ url: '/pages/appeal/index' })}
        />
        <Cell
          icon='question'
          title='补充我的信息'
          note='计划怀孕的时间、居住证有效期等'
          onPress={() => void Taro.navigateTo({ url: '/pages/declare/index' })}
        />
      </Card>
    </Section>
  )
}

export default function Entitlements() {
  const [child, setChild] = useState<PersonId | null>(null)
  const read = useQuery('eligibility.mine', child === null ? {} : { child }, { keep: true })
  return (
    <Page title='我能享受什么'>
      <Loaded read={read} rows={6}>
        {({ items, children, today }) => (
          <>
            <ForWhom among={children} value={child} onChange={setChild} />
            {items.length === 0 ? (
              <Empty icon='ticket' title='目前没有相关项目' note='有新的项目时会出现在这里。' />
            ) : (
              <Groups items={items} today={today} child={child ?? undefined} />
            )}
          </>
        )}
      </Loaded>
      <Help />
    </Page>
  )
}
