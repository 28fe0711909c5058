// 孩子的检查和疫苗: what is due for one child, from its minute of birth, and for the mother after it.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { PersonId } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { stageSteps } from '@/components/stage-steps'
import { Timeline } from '@/components/timeline'

type View = Output<'children.timeline'>

function Child({ view, onChoose }: { view: View; onChoose: (child: PersonId) => void }) {
  const { children, shown, stages, mother, today } = view
  if (shown === null)
    return (
      <Empty
        icon='sprout'
        title='还没有孩子的出生登记'
        note='分娩机构登记后,这里会按出生时间列出筛查、体检和疫苗。已在外地出生的,请带出生医学证明到居住地的卫生院登记。'
      />
    )
  const current = stages.filter(({ state }) => state !== 'past' && state !== 'done')
  const over = stages.filter(({ state }) => state === 'past' || state === 'done')
  return (
    <>
      {children.length > 1 && (
        <Card>
          <Choice
            label='哪个孩子'
            layout='side-by-side'
            options={children.map(({ child, name, age }) => ({ value: child, label: `${name} ${age}` }))}
            value={shown.child}
            onChange={onChoose}
          />
        </Card>
      )}
      <Card tone='tint'>
        <Cell
          icon='sprout'
          title={shown.name}
          value={shown.age}
          {...(shown.correctedAge === null
            ? {}
            : { note: `${shown.correctedAge}。看生长发育用矫正年龄,体检和疫苗按出生日期。` })}
        />
      </Card>
      {mother.length > 0 && (
        <Section title='妈妈自己的' note='产后也请照顾好自己。'>
          <Timeline steps={stageSteps(mother, today)} />
        </Section>
      )}
      <Section title='现在和以后' note='时间按出生时间推算。'>
        <Timeline steps={stageSteps(current, today)} />
      </Section>
      {over.length > 0 && (
        <Section title='已经过去'>
          <Timeline steps={stageSteps(over, today)} />
        </Section>
      )}
    </>
  )
}

export default function ChildPage() {
  const [child, setChild] = useState<PersonId>()
  const read = useQuery('children.timeline', child === undefined ? {} : { child }, { keep: true })
  return (
    <Page title='孩子的检查和疫苗'>
      <Loaded read={read} rows={6}>
        {view => <Child view={view} onChoose={setChild} />}
      </Loaded>
    </Page>
  )
}
