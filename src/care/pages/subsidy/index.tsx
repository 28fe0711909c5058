// 补助申请详情: a new application to fill in, or one to follow.
import Taro, { useRouter } from '@tarojs/taro'
import type { Output } from '~types/contract'
import { z } from '~types/schema'
import { applicationId, type ApplicationId } from '~types/subsidies'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { toast } from '@/components/toast'
import { Fill, type Claimed } from './fill'
import { Follow } from './follow'

type Offered = Output<'subsidies.mine'>['offered'][number]

function Apply({ one }: { one: Offered }) {
  const apply = useAction('subsidies.apply')
  const send = async (claimed: Claimed) => {
    const made = await apply.run({ programme: one.programme, ...claimed })
    if (!made) return
    toast('已提交')
    void Taro.redirectTo({ url: `/care/pages/subsidy/index?id=${made.applicationId}` })
  }
  return (
    <>
      <Notice title={one.title}>
        {`${one.summary}${one.window}。${one.published ? '审核后会公示,姓名只显示姓氏。' : '这项补助不公示。'}`}
      </Notice>
      <Fill
        event={one.event}
        eventOn={one.event === '分娩日期' ? one.birthOn : null}
        papers={one.documents}
        note='现在不用上传,审核时带原件到乡镇、街道窗口。'
        busy={apply.busy}
        error={apply.error}
        onSend={claimed => void send(claimed)}
      />
    </>
  )
}

function Fresh({ code }: { code: string }) {
  const read = useQuery('subsidies.mine', {})
  return (
    <Loaded read={read} rows={4}>
      {({ offered }) => {
        const one = offered.find(({ programme }) => programme === code)
        return one === undefined ? (
          <Empty icon='list' title='目前不能申请这项补助' note='请返回查看我的申请,或到窗口咨询。' />
        ) : (
          <Apply one={one} />
        )
      }}
    </Loaded>
  )
}

function Existing({ id }: { id: ApplicationId }) {
  const read = useQuery('subsidies.get', { applicationId: id })
  return (
    <Loaded read={read} rows={5}>
      {one => <Follow key={one.state} one={one} onChanged={read.reload} />}
    </Loaded>
  )
}

export default function SubsidyPage() {
  const { params } = useRouter()
  const id = z.safeParse(applicationId, params['id'])
  const code = params['programme']
  return (
    <Page title='补助申请详情'>
      {id.success ? (
        <Existing id={id.data} />
      ) : code === undefined ? (
        <Empty icon='list' title='没有找到这份申请' note='请返回补助申请重新打开。' />
      ) : (
        <Fresh code={code} />
      )}
    </Page>
  )
}
