// The answers behind a number, masked, page by page; each look is in the record of access of those on it.
import { useEffect, useState } from 'react'
import type { Input, Output } from '~types/contract'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { longDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { PersonLine } from '@/components/person-line'
import { Problem } from '@/components/problem'
import { Skeleton } from '@/components/skeleton'
import { Tag } from '@/components/tag'
import { ANSWERS, SOURCES } from './words'

export type Asked = Omit<Input<'feedback.list'>, 'cursor'>

export function AnswerList({ asked }: { asked: Asked }) {
  const list = useAction('feedback.list')
  const [shown, setShown] = useState<Output<'feedback.list'>>()
  const { run } = list
  const load = async (cursor: string | null) => {
    const page = await run({ ...asked, ...(cursor === null ? {} : { cursor }) })
    if (page) setShown(page)
  }
  // Mounted anew for each question: see the key where it is used.
  useEffect(() => {
    void load(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  if (!shown)
    return list.error ? (
      <>
        <Problem error={list.error} />
        {list.error.retry && (
          <Button variant='secondary' onPress={() => void load(null)}>
            再试一次
          </Button>
        )}
      </>
    ) : (
      <Skeleton rows={4} />
    )
  const { items, next } = shown
  return (
    <>
      {items.length === 0 ? (
        <Empty icon='list' title='没有答复' note='可能刚刚被本人撤销。' />
      ) : (
        <Card flush>
          {items.map(row => (
            <PersonLine
              key={row.ref}
              name={row.name}
              tag={<Tag>{ANSWERS[row.answer]}</Tag>}
              note={`${row.service} · ${row.village}\n${longDate(row.on)} · ${SOURCES[row.source]}\n${row.followed.join(';') || '没有采取策略'}`}
            />
          ))}
        </Card>
      )}
      <Problem error={list.error} />
      {next !== null && (
        <Button variant='secondary' fit='words' loading={list.busy} onPress={() => void load(next)}>
          下一页
        </Button>
      )}
    </>
  )
}
