// 谁看过我的记录: each opening of her record by staff.
import { useState } from 'react'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Sheet } from '@/components/sheet'

export function Readers() {
  const [open, setOpen] = useState(false)
  const { at, turn } = usePager()
  const read = useQuery('identity.readers', open ? at : null)
  return (
    <>
      <Card flush>
        <Cell icon='shield' title='谁看过我的记录' onPress={() => setOpen(true)} />
      </Card>
      <Sheet open={open} title='谁看过我的记录' onClose={() => setOpen(false)}>
        <Loaded read={read} rows={3}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty
                icon='shield'
                title='还没有人打开过'
                note='工作人员每次打开您和孩子的记录都会列在这里。'
              />
            ) : (
              <>
                {items.map(item => (
                  <Cell
                    key={`${item.at}${item.what}`}
                    title={`${item.who} · ${item.what}${item.child === null ? '' : `(孩子 ${item.child})`}`}
                    note={instantWords(item.at)}
                  />
                ))}
                {turn(next)}
              </>
            )
          }
        </Loaded>
      </Sheet>
    </>
  )
}
