// 补助申请: what she may apply for now, and what became of her applications.
import Taro from '@tarojs/taro'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { SUBSIDY_STATES } from '@/components/subsidy-words'

const go = (query: string) => void Taro.navigateTo({ url: `/care/pages/subsidy/index?${query}` })

export default function SubsidiesPage() {
  const read = useQuery('subsidies.mine', {})
  return (
    <Page title='补助申请'>
      <Loaded read={read} rows={4}>
        {({ offered, items }) => (
          <>
            {items.length > 0 && (
              <Section title='我的申请'>
                <Card flush>
                  {items.map(one => (
                    <Cell
                      key={one.applicationId}
                      icon='list'
                      title={one.title}
                      note={`${SUBSIDY_STATES[one.state]} · ${instantWords(one.submittedAt)}提交`}
                      onPress={() => go(`id=${one.applicationId}`)}
                    />
                  ))}
                </Card>
              </Section>
            )}
            {offered.length > 0 && (
              <Section title='可以申请' note='材料不全也可以先申请,到窗口核验时带齐即可。'>
                <Card flush>
                  {offered.map(one => (
                    <Cell
                      key={one.programme}
                      title={one.title}
                      note={`${one.summary}${one.window}。`}
                      onPress={() => go(`programme=${one.programme}`)}
                    />
                  ))}
                </Card>
              </Section>
            )}
            {offered.length === 0 && items.length === 0 && (
              <Empty icon='list' title='目前没有可以申请的补助' note='如有疑问,请到乡镇、街道窗口咨询。' />
            )}
          </>
        )}
      </Loaded>
      <Card flush>
        <Cell
          icon='info'
          title='补助公示'
          onPress={() => void Taro.navigateTo({ url: '/care/pages/publicity/index' })}
        />
      </Card>
    </Page>
  )
}
