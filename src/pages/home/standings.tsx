// What she can have now and soon, in a few rows; everything else is one press away.
import Taro from '@tarojs/taro'
import type { Standing } from '~types/eligibility'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Section } from '@/components/section'
import { StandingCell } from '@/components/standing-cell'

/** The first screen stays light: it is drawn in one go, on old phones too. */
const GROUPS: readonly { title: string; outcomes: readonly Standing['outcome'][]; most: number }[] = [
  { title: '您现在可以享受', outcomes: ['held', 'eligible'], most: 6 },
  { title: '很快可以享受', outcomes: ['soon'], most: 6 },
]

function rest(items: readonly Standing[]): string {
  const count = (outcome: Standing['outcome']) => items.filter(item => item.outcome === outcome).length
  const review = count('needs_review')
  return review > 0 ? `有${review}项补充信息后就能得到答复` : '每一项都说明原因'
}

export function Standings() {
  const read = useQuery('eligibility.mine', {}, { keep: true })
  return (
    <Loaded read={read} rows={4}>
      {({ items, children, today }) => (
        <>
          {!items.some(item => item.outcome === 'eligible' || item.outcome === 'held') && (
            <Empty
              icon='ticket'
              title='目前没有可办理的项目'
              note='条件变化后会出现在这里,您也可以查看每一项的说明。'
            />
          )}
          {GROUPS.map(({ title, outcomes, most }) => {
            const group = outcomes.flatMap(outcome => items.filter(item => item.outcome === outcome))
            if (group.length === 0) return null
            return (
              <Section key={title} title={title}>
                <Card flush>
                  {group.slice(0, most).map(item => (
                    <StandingCell key={item.programme} standing={item} today={today} />
                  ))}
                </Card>
              </Section>
            )
          })}
          <Card flush>
            <Cell
              icon='list'
              title={children.length > 0 ? '我和孩子能享受什么' : '我能享受什么'}
              note={rest(items)}
              value={`全部${items.length}项`}
              onPress={() => void Taro.navigateTo({ url: '/pages/entitlements/index' })}
            />
          </Card>
        </>
      )}
    </Loaded>
  )
}
