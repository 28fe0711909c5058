// 项目: exactly what is free, whether she can have it, why or why not, and what to do now.
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { personId, programmeCode, type PersonId } from '~types/schema'
import { isSubsidy } from '~types/subsidies'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { ForWhom } from '@/components/for-whom'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Facts } from './facts'
import { History } from './history'
import { MyStanding } from './my-standing'
import { Say } from './say'
import { Where } from './where'

function PublicProgramme({ code, phone, signedIn }: { code: string; phone: string; signedIn: boolean }) {
  const read = useQuery('eligibility.catalogue', {})
  return (
    <Loaded read={read}>
      {({ items }) => {
        const card = items.find(item => item.programme === code)
        if (!card)
          return <Empty icon='search' title='没有找到这个项目' note='项目可能已调整,请返回首页查看。' />
        return (
          <>
            <Notice
              action={{
                text: signedIn ? '去核验' : '登录查看',
                onPress: () =>
                  void Taro.navigateTo({ url: signedIn ? '/pages/verify/index' : '/pages/sign-in/index' }),
              }}
              title={card.title}
            >
              {signedIn ? '核验后' : '登录并核验后'},可以看到您是否符合每一项条件。
            </Notice>
            <Facts card={card} phone={phone} />
          </>
        )
      }}
    </Loaded>
  )
}

function OwnProgramme({ code, asked, phone }: { code: string; asked: string; phone: string | undefined }) {
  const parsed = programmeCode.safeParse(code)
  const given = personId.safeParse(asked)
  const [chosen, setChosen] = useState<PersonId | null>(given.success ? given.data : null)
  const read = useQuery(
    'eligibility.programme',
    parsed.success ? { programme: parsed.data, ...(chosen === null ? {} : { child: chosen }) } : null,
    { keep: true },
  )
  if (!parsed.success) return <Empty icon='search' title='没有找到这个项目' />
  return (
    <Loaded read={read} rows={5}>
      {({ card, standing, children, child }) => (
        <>
          <ForWhom among={children} value={child} onChange={setChosen} self={false} />
          <MyStanding standing={standing} child={child} next={card.next} onChanged={read.reload} />
          {isSubsidy(card.programme) && (
            <Card flush>
              <Cell
                icon='list'
                title='在线申请'
                note='材料不全也可以先申请'
                onPress={() => void Taro.navigateTo({ url: '/care/pages/subsidies/index' })}
              />
            </Card>
          )}
          <Facts card={card} phone={phone} />
          <Where card={card} phone={phone} />
          <History programme={card.programme} child={child} />
          <Say programme={card.programme} child={child} />
        </>
      )}
    </Loaded>
  )
}

export default function Programme() {
  const { code = '', child = '' } = useRouter().params
  const me = useMe()
  return (
    <Page title='项目说明' shareable>
      <Loaded read={me}>
        {data =>
          data.personId === null ? (
            <PublicProgramme code={code} phone={data.city.phone} signedIn={data.signedIn} />
          ) : (
            <OwnProgramme code={code} asked={child} phone={data.city.phone} />
          )
        }
      </Loaded>
      <Button variant='quiet' onPress={() => void Taro.switchTab({ url: '/pages/home/index' })}>
        返回首页
      </Button>
    </Page>
  )
}
