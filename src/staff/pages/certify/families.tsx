// Certified families: for an officer those of the region, for a worker those whom she is named for.
import { useState } from 'react'
import { useQuery } from '@/api/use-query'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { usePager } from '@/components/pager'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { Table } from '@/components/table'
import { Tag } from '@/components/tag'
import { categoryWords } from '../../family-words'
import { OneFamily, type Family } from './one-family'

export function Families({ officer }: { officer: boolean }) {
  const { at, turn } = usePager()
  const read = useQuery('families.list', at)
  const [one, setOne] = useState<Family>()
  return (
    <Section title={officer ? '已登记的家庭' : '我负责的家庭'} note='只有专员和主管能看到,请勿转述。'>
      <Loaded read={read} rows={4}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon='home' title={officer ? '还没有登记的家庭' : '没有指定给您的家庭'} />
          ) : (
            <>
              <Table
                label='家庭'
                rows={items}
                rowKey={row => row.personId}
                onRow={setOne}
                columns={[
                  { key: 'who', title: '姓名', width: '120px', cell: row => row.who },
                  { key: 'where', title: '村(社区)', cell: row => row.village },
                  {
                    key: 'what',
                    title: '类别',
                    cell: row => row.categories.map(({ category }) => categoryWords(category)).join('、'),
                  },
                  {
                    key: 'contacts',
                    title: '专员',
                    cell: row =>
                      row.contacts.length < 2 ? (
                        <Tag tone='warn'>待指定</Tag>
                      ) : (
                        row.contacts.map(({ name }) => name).join('、')
                      ),
                  },
                ]}
              />
              {turn(next)}
            </>
          )
        }
      </Loaded>
      <Sheet open={one !== undefined} title={one?.who ?? ''} onClose={() => setOne(undefined)}>
        {one && (
          <OneFamily
            key={one.personId}
            family={one}
            officer={officer}
            onDone={() => {
              setOne(undefined)
              read.reload()
            }}
          />
        )}
      </Sheet>
    </Section>
  )
}
