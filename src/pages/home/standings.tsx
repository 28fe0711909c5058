// Every programme with her standing: what she can have now first, then soon, then what needs a look, then the rest.
import Taro from '@tarojs/taro'
import type { Standing } from '~types/eligibility'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { shortDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Section } from '@/components/section'
import { Tag, type Tone } from '@/components/tag'

const TAGS: Record<Standing['outcome'], { text: string; tone: Tone }> = {
  eligible: { text: '可办理', tone: 'ok' },
  held: { text: '已领券', tone: 'brand' },
  soon: { text: '即将可办', tone: 'accent' },
  needs_review: { text: '需核对', tone: 'info' },
  used: { text: '已使用', tone: 'neutral' },
  not_eligible: { text: '暂不符合', tone: 'neutral' },
}

const GROUPS: readonly { title: string; outcomes: readonly Standing['outcome'][] }[] = [
  { title: '您现在可以享受', outcomes: ['held', 'eligible'] },
  { title: '很快可以享受', outcomes: ['soon'] },
  { title: '需要核对信息', outcomes: ['needs_review'] },
  { title: '其他项目', outcomes: ['used', 'not_eligible'] },
]

function line({ outcome, until, flipsOn, summary, clauses }: Standing): string {
  const brief = summary.replace(/。$/, '')
  if (outcome === 'soon' && flipsOn) return `${shortDate(flipsOn)}起可以办理`
  if ((outcome === 'eligible' || outcome === 'held') && until) return `${brief},${shortDate(until)}前有效`
  if (outcome === 'not_eligible') {
    const unmet = clauses.find(clause => clause.state === 'not_met')
    return unmet ? `尚不符合:${unmet.text}` : brief
  }
  return brief
}

export function Standings() {
  const read = useQuery('eligibility.mine', {}, { keep: true })
  return (
    <Loaded read={read} rows={4}>
      {({ items }) => (
        <>
          {!items.some(item => item.outcome === 'eligible' || item.outcome === 'held') && (
            <Empty
              icon='ticket'
              title='目前没有可办理的项目'
              note='条件变化后会出现在这里,您也可以查看每一项的说明。'
            />
          )}
          {GROUPS.map(({ title, outcomes }) => {
            const group = outcomes.flatMap(outcome => items.filter(item => item.outcome === outcome))
            if (group.length === 0) return null
            return (
              <Section key={title} title={title}>
                <Card flush>
                  {group.map(item => (
                    <Cell
                      key={item.programme}
                      title={item.title}
                      note={line(item)}
                      value={<Tag tone={TAGS[item.outcome].tone}>{TAGS[item.outcome].text}</Tag>}
                      label={`${item.title},${TAGS[item.outcome].text}`}
                      onPress={() =>
                        void Taro.navigateTo({ url: `/pages/programme/index?code=${item.programme}` })
                      }
                    />
                  ))}
                </Card>
              </Section>
            )
          })}
        </>
      )}
    </Loaded>
  )
}
