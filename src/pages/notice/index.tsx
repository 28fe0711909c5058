// 一次性告知单: her written answer, numbered; printed in a browser, kept as a picture on a phone.
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { personId, programmeCode, type PersonId, type ProgrammeCode } from '~types/schema'
import type { Notice as Given } from '~types/eligibility'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { NoticeSheet } from '@/components/notice-sheet'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'
import { copyText } from '@/platform/copy-text'
import { printPage } from '@/platform/print-page'

function Sheet({ notice }: { notice: Given }) {
  const copy = async () => {
    const copied = await copyText(notice.number)
    if (copied.ok && process.env.TARO_ENV === 'h5') toast('已复制编号')
  }
  return (
    <>
      <NoticeSheet notice={notice} />
      <View className='yy-screen-only'>
        {process.env.TARO_ENV === 'h5' ? (
          <Button icon='print' onPress={() => void printPage()}>
            打印
          </Button>
        ) : (
          <Notice title='怎样保存'>请截图保存,需要时出示给工作人员;也可报编号请窗口打印。</Notice>
        )}
        <Button variant='quiet' icon='copy' onPress={() => void copy()}>
          复制编号
        </Button>
      </View>
    </>
  )
}

function Ask({ programme, child }: { programme: ProgrammeCode; child: PersonId | null }) {
  const about = { programme, ...(child === null ? {} : { child }) }
  const read = useQuery('eligibility.programme', about)
  const give = useAction('eligibility.notice')
  const [notice, setNotice] = useState<Given>()
  if (notice) return <Sheet notice={notice} />
  const ask = async () => {
    const given = await give.run(about)
    if (given) setNotice(given)
  }
  return (
    <Loaded read={read}>
      {({ standing }) => (
        <Section
          title={standing.title}
          note='一次说清全部原因和全部材料,带编号和日期。之后办理时不会再要求单子上没有的材料。'
        >
          <Card flush>
            {standing.reasons.map(({ code, text }) => (
              <Cell key={code} icon='info' title={text} />
            ))}
            {standing.missing.map(({ text }) => (
              <Cell key={text} icon='question' title={`需要补充:${text}`} />
            ))}
          </Card>
          <Problem error={give.error} />
          <Button icon='print' loading={give.busy} onPress={() => void ask()}>
            生成告知单
          </Button>
        </Section>
      )}
    </Loaded>
  )
}

export default function NoticePage() {
  const { code = '', child = '' } = useRouter().params
  const programme = programmeCode.safeParse(code)
  const about = personId.safeParse(child)
  return (
    <Page title='一次性告知单'>
      {programme.success ? (
        <Ask programme={programme.data} child={about.success ? about.data : null} />
      ) : (
        <Empty icon='search' title='没有找到这个项目' note='请从项目说明页进入。' />
      )}
    </Page>
  )
}
