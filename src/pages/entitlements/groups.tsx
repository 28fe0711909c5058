// Programmes in the order in which something can be done: now, soon, after a check, done, not at present.
import type { Standing } from '~types/eligibility'
import { Card } from '@/components/card'
import { GapCells } from '@/components/gap-cells'
import { Section } from '@/components/section'
import { StandingCell } from '@/components/standing-cell'
import { RemindMe } from './remind-me'

export interface GroupsProps {
  items: readonly Standing[]
  today: string
  child: string | undefined
}

function Rows({ items, today, child }: GroupsProps) {
  return (
    <Card flush>
      {items.map(item => (
        <StandingCell key={item.programme} standing={item} today={today} child={child} />
      ))}
    </Card>
  )
}

/** What several programmes ask for is asked once. */
function gapsOf(items: readonly Standing[]): Standing['missing'] {
  const known = new Map(items.flatMap(item => item.missing.map(gap => [gap.text, gap] as const)))
  return [...known.values()]
}

export function Groups({ items, today, child }: GroupsProps) {
  const of = (...outcomes: Standing['outcome'][]) =>
    outcomes.flatMap(outcome => items.filter(item => item.outcome === outcome))
  const now = of('eligible')
  const soon = of('soon')
  const review = of('needs_review')
  const done = of('held', 'used')
  const not = of('not_eligible')
  const gaps = gapsOf(review)
  return (
    <>
      {now.length > 0 && (
        <Section title='现在可领'>
          <Rows items={now} today={today} child={child} />
        </Section>
      )}
      {soon.length > 0 && (
        <Section title='即将可领' note='到日子条件自然满足,无需再申请核对。'>
          <Rows items={soon} today={today} child={child} />
          <RemindMe />
        </Section>
      )}
      {review.length > 0 && (
        <Section title='还需核对' note='补齐下面的信息就能得到答复,不清楚的信息不会当作不符合。'>
          {gaps.length > 0 && <GapCells gaps={gaps} />}
          <Rows items={review} today={today} child={child} />
        </Section>
      )}
      {done.length > 0 && (
        <Section title='已领取或已使用'>
          <Rows items={done} today={today} child={child} />
        </Section>
      )}
      {not.length > 0 && (
        <Section title='暂不符合' note='打开可看到全部原因;可以改变的,会说明怎样做、从哪一天起。'>
          <Rows items={not} today={today} child={child} />
        </Section>
      )}
    </>
  )
}
