// 分娩登记: the children of the woman whom the clinic has opened, a delivery to the minute, and what is known later.
import { useState } from 'react'
import type { Births, BornChild } from '~types/births'
import type { PersonId } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { OneBirth } from './one-birth'
import { RecordBirth } from './record-birth'

const SEX: Record<BornChild['sex'], string> = { male: '男', female: '女', unknown: '性别待定' }

const lineOf = (child: BornChild): string =>
  [
    `${longDate(child.bornOn)} ${child.bornAt}`,
    child.ga,
    child.dischargedOn === null ? '出院日期未登记' : `${longDate(child.dischargedOn)}出院`,
  ]
    .filter(part => part !== null)
    .join(' · ')

interface KnownProps {
  births: Births
  today: string
  onChanged: () => void
  onBorn: () => void
}

function Known({ births, today, onChanged, onBorn }: KnownProps) {
  const [one, setOne] = useState<BornChild>()
  const [adding, setAdding] = useState(false)
  const [issued, setIssued] = useState<readonly string[]>()
  return (
    <>
      {births.children.length > 0 && (
        <Section title='孩子' note='点开可更正出生时间、登记出院和姓名。'>
          <Card flush>
            {births.children.map(child => (
              <Cell
                key={child.child}
                icon='sprout'
                title={`${child.name} · ${SEX[child.sex]}`}
                note={lineOf(child)}
                value={child.alive ? '' : '已登记死亡'}
                {...(child.alive ? { onPress: () => setOne(child) } : {})}
              />
            ))}
          </Card>
        </Section>
      )}
      {issued !== undefined && (
        <Notice tone='ok' title='已登记'>
          {issued.length === 0
            ? '孕期提醒已停止,产后和新生儿的提醒开始。'
            : `孕期提醒已停止,产后和新生儿的提醒开始。已为孩子发放:${issued.join('、')}。`}
        </Notice>
      )}
      <Button variant='secondary' onPress={() => setAdding(true)}>
        登记分娩
      </Button>
      <Sheet open={adding} title='登记分娩' onClose={() => setAdding(false)}>
        {adding && (
          <RecordBirth
            births={births}
            today={today}
            onDone={made => {
              setAdding(false)
              setIssued(made)
              onChanged()
              onBorn()
            }}
          />
        )}
      </Sheet>
      <Sheet open={one !== undefined} title={one?.name ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <OneBirth
            key={one.child}
            child={one}
            today={today}
            onDone={() => {
              setOne(undefined)
              onChanged()
            }}
          />
        )}
      </Sheet>
    </>
  )
}

export function BirthsOf({
  personId,
  today,
  onBorn,
}: {
  personId: PersonId
  today: string
  /** A pregnancy that was ongoing has ended. */
  onBorn: () => void
}) {
  const read = useQuery('births.of', { personId }, { keep: true })
  return (
    <Loaded read={read} rows={2}>
      {births => <Known births={births} today={today} onChanged={() => void read.reload()} onBorn={onBorn} />}
    </Loaded>
  )
}
