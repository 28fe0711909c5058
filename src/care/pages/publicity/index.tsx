// 补助公示: for anybody, without signing in; family names only. Who has something to say signs in and says it here.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { yuan } from '~types/settlement-words'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'

type Public = Output<'subsidies.public'>['items'][number]

function Objection({ one, onDone }: { one: Public; onDone: () => void }) {
  const object = useAction('subsidies.object')
  const [said, setSaid] = useState('')
  const send = async () => {
    if (!(await object.run({ applicationId: one.applicationId, said }))) return
    toast('已提交,会有人核实')
    onDone()
  }
  return (
    <>
      <Card flush>
        <Cell title='申请编号' value={one.number} />
        <Cell title='项目' value={one.title} note={one.town} />
        <Cell title='金额' value={`${yuan(one.amount)} 元`} />
        <Cell title='公示至' value={longDate(one.publicUntil)} />
      </Card>
      <Notice>申请人看不到是谁提的意见。</Notice>
      <TextArea label='有不同意见,请写明情况' value={said} onChange={setSaid} maxLength={200} />
      <Problem error={object.error} />
      <Button loading={object.busy} disabled={said.trim().length < 4} onPress={() => void send()}>
        提交意见
      </Button>
    </>
  )
}

function MyObjections() {
  const read = useQuery('subsidies.objections', {})
  return (
    <Loaded read={read} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon='question' title='您还没有提过意见' />
        ) : (
          <Card flush>
            {items.map(one => (
              <Cell
                key={one.objectionId}
                title={one.said}
                note={`${one.number} · ${one.answer ?? '核实中'}`}
              />
            ))}
          </Card>
        )
      }
    </Loaded>
  )
}

export default function PublicityPage() {
  const { at, turn } = usePager()
  const read = useQuery('subsidies.public', at)
  const [one, setOne] = useState<Public>()
  const [mine, setMine] = useState(false)
  return (
    <Page title='补助公示' shareable>
      <Loaded read={read} rows={4}>
        {({ items, phone, next }) => (
          <Section title='公示中' note='姓名只显示姓氏。有不同意见,可以点开提出,也可以打电话。'>
            {items.length === 0 ? (
              <Empty icon='check' title='目前没有公示' />
            ) : (
              <>
                <Card flush>
                  {items.map(row => (
                    <Cell
                      key={row.applicationId}
                      title={`${row.name} · ${row.title}`}
                      note={`${row.town} · 公示至${longDate(row.publicUntil)}`}
                      value={`${yuan(row.amount)} 元`}
                      onPress={() => setOne(row)}
                    />
                  ))}
                </Card>
                {turn(next)}
              </>
            )}
            <Button variant='quiet' icon='phone' onPress={() => void makeCall(phone)}>
              {`拨打${phone}`}
            </Button>
          </Section>
        )}
      </Loaded>
      <Button variant='quiet' onPress={() => setMine(true)}>
        我提过的意见
      </Button>
      <Sheet open={one !== undefined} title={one?.number ?? ''} onClose={() => setOne(undefined)}>
        {one && <Objection key={one.applicationId} one={one} onDone={() => setOne(undefined)} />}
      </Sheet>
      <Sheet open={mine} title='我提过的意见' onClose={() => setMine(false)}>
        {mine && <MyObjections />}
      </Sheet>
    </Page>
  )
}
