// What an outlet has: to be ordered, set aside, given this month; deliveries and counts are written down.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table, type TableColumn } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

type Row = Output<'contraceptives.stock'>['items'][number]
type Item = Output<'contraceptives.catalogue'>['items'][number]

const figure = (key: 'onHand' | 'waiting' | 'given', title: string): TableColumn<Row> => ({
  key,
  title,
  width: '110px',
  numeric: true,
  cell: row => `${row[key]}${row.unit}`,
})
const outletColumn: TableColumn<Row> = { key: 'outlet', title: '发放点', cell: row => row.outlet }

function Receive({ items, onDone }: { items: readonly Item[]; onDone: () => void }) {
  const receive = useAction('contraceptives.receive')
  const [open, setOpen] = useState(false)
  const [item, setItem] = useState<string | null>(null)
  const [kind, setKind] = useState<'received' | 'corrected'>('received')
  const [count, setCount] = useState('')
  const wrong = receive.error?.field('units')
  const begin = () => {
    receive.clear()
    setCount('')
    setOpen(true)
  }
  const save = async () => {
    if (item === null || !(await receive.run({ item, units: Number(count) || 0, kind }))) return
    setOpen(false)
    toast('已登记')
    onDone()
  }
  return (
    <>
      <Button variant='secondary' fit='words' onPress={begin}>
        登记入库或盘点
      </Button>
      <Dialog
        open={open}
        title='登记入库或盘点'
        confirm='登记'
        busy={receive.busy}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Choice
          label='品种'
          layout='side-by-side'
          value={item}
          onChange={setItem}
          options={items.map(one => ({ value: one.item, label: one.name }))}
        />
        <Choice
          label='类别'
          layout='side-by-side'
          value={kind}
          onChange={setKind}
          options={[
            { value: 'received', label: '入库' },
            { value: 'corrected', label: '盘点' },
          ]}
        />
        <TextInput
          label='数量'
          value={count}
          onChange={setCount}
          maxLength={6}
          hint={kind === 'received' ? '新到的数量' : '比账面多写正数,少写负数,如 -3'}
          {...(wrong === undefined ? {} : { error: wrong })}
        />
        {wrong === undefined && <Problem error={receive.error} />}
      </Dialog>
    </>
  )
}

export function Stock({ outlet }: { outlet: boolean }) {
  const { at, turn } = usePager()
  const read = useQuery('contraceptives.stock', at)
  const catalogue = useQuery('contraceptives.catalogue', {})
  return (
    <Section title='库存' note='「可申领」已扣除待发放的数量。'>
      {outlet && catalogue.data && <Receive items={catalogue.data.items} onDone={read.reload} />}
      <Loaded read={read} rows={4}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='list' title='还没有登记库存' note='登记入库后,居民即可申领。' />
          ) : (
            <>
              <Table
                label='库存'
                rows={items}
                rowKey={row => `${row.institutionId} ${row.item}`}
                columns={[
                  ...(outlet ? [] : [outletColumn]),
                  { key: 'item', title: '品种', cell: row => row.name },
                  figure('onHand', '可申领'),
                  figure('waiting', '待发放'),
                  figure('given', '本月已发'),
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
