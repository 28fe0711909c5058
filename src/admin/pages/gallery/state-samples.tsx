// Samples: messages on the page, waiting, nothing, and trouble.
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { ErrorView } from '@/components/error-view'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { Skeleton } from '@/components/skeleton'
import { toast } from '@/components/toast'

export function StateSamples() {
  return (
    <Section title='提示与状态'>
      <Notice title='婚前医学检查为自愿参加'>不影响办理结婚登记,费用由政府承担。</Notice>
      <Notice tone='ok' title='已为您保留名额'>
        10月14日 08:30,检查前一晚会再提醒您。
      </Notice>
      <Notice
        tone='warn'
        title='请避开经期'
        action={{ text: '改到其他日期', onPress: () => toast('打开改期') }}
      >
        检查前3天请清淡饮食,当天早晨空腹。
      </Notice>
      <Notice tone='error' title='这个时段刚被约满'>
        您的选择没有提交。请另选一个时段。
      </Notice>
      <Card flush>
        <Empty
          title='还没有电子券'
          note='符合条件的服务会出现在首页,领取后在这里出示。'
          icon='ticket'
          action={{ text: '看看可领取的服务', onPress: () => toast('打开首页') }}
        />
      </Card>
      <Section title='加载与重试'>
        <Skeleton lead rows={2} />
        <ErrorView
          happened='暂时连不上服务'
          safe='您填写的内容已保存在手机上,没有重复提交。'
          next='请检查网络后再试,或稍后再来。'
          traceId='7F3K-20M9'
          phone='0717-0000000'
          onRetry={() => toast('正在重试')}
        />
      </Section>
    </Section>
  )
}
