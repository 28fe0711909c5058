// One statement: its sums, its programmes, its lines with their differences, the next step; printed or taken out.
import { useState } from 'react'
import type { Input } from '~types/contract'
import { stateWords, yuan } from '~types/settlement-words'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { monthWords } from '@/components/date-words'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { printPage } from '@/platform/print-page'
import { TakeOut } from '../../take-out'
import { Lines } from './lines'
import { NextStep } from './next-step'

type Which = Input<'settlement.get'>

export interface OneStatementProps extends Which {
  manages: boolean
  onBack: () => void
}

export function OneStatement({ institutionId, month, manages, onBack }: OneStatementProps) {
  const which: Which = { institutionId, month }
  const read = useQuery('settlement.get', which)
  const file = useAction('settlement.export')
  const [changed, setChanged] = useState(0)
  const reload = () => {
    read.reload()
    setChanged(changed + 1)
  }
  return (
    <>
      <Button variant='quiet' fit='words' onPress={onBack}>
        返回结算单列表
      </Button>
      <Loaded read={read} rows={6}>
        {one => (
          <>
            <Section title={`${one.institution} ${monthWords(one.month)}`} note={stateWords[one.state]}>
              {one.dispute !== null && <Notice tone='warn'>{`机构的异议: ${one.dispute}`}</Notice>}
              <Card flush>
                <Cell title='核销金额' value={`${yuan(one.redeemed)} 元`} note={`${one.lines}笔`} />
                <Cell title='已结算' value={`${yuan(one.settled)} 元`} />
                <Cell title='暂缓' value={`${yuan(one.held)} 元`} note='有差异,核实前不结算' />
                <Cell title='待结算' value={`${yuan(one.open)} 元`} />
                {one.confirmedAt !== null && <Cell title='机构确认' value={instantWords(one.confirmedAt)} />}
                {one.checkedAt !== null && <Cell title='复核' value={instantWords(one.checkedAt)} />}
                {one.settledAt !== null && <Cell title='结算' value={instantWords(one.settledAt)} />}
              </Card>
              <NextStep which={which} state={one.state} manages={manages} onDone={reload} />
            </Section>
            <Section title='按项目'>
              <Card flush>
                {one.programmes.map(row => (
                  <Cell
                    key={row.programme}
                    title={row.title}
                    note={`${row.lines}笔`}
                    value={`${yuan(row.amount)} 元`}
                  />
                ))}
              </Card>
            </Section>
            <Lines
              key={changed}
              which={which}
              decides={manages && ['draft', 'disputed', 'confirmed'].includes(one.state)}
              onDecided={reload}
            />
            {process.env.TARO_ENV === 'h5' && (
              <>
                <Button variant='quiet' fit='words' icon='print' onPress={() => void printPage()}>
                  打印
                </Button>
                <TakeOut total={one.lines} write={file} take={asked => file.run({ ...which, ...asked })} />
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
