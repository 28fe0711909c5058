// 消息与提醒: everything that came, why and by which way, and what is planned next; all of it can be paused.
import { useState, type ReactNode } from 'react'
import type { Received } from '~types/reminders'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { useQuery } from '@/api/use-query'
import { askForReminder } from '@/api/ask-for-reminder'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { nearDate } from '@/components/date-words'
import { Empty } from '@/components/empty'
import { instantWords } from '@/components/instant-words'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Skeleton } from '@/components/skeleton'
import { Toggle } from '@/components/toggle'
import { Answers } from './answers'

const CHANNELS: Record<NonNullable<Received['channel']>, string> = {
  wechat: '微信',
  sms: '短信',
  phone: '电话',
}

/** Whether it arrived, where that is not plain. */
const ARRIVED: Partial<Record<Received['state'], string>> = {
  queued: '等待发送',
  failed: '没有送达,只在这里显示',
  outcome_unknown: '是否送达不确定',
  phone_task: '由工作人员打电话告诉您',
}
const whenWords = ({ at, channel, state, why }: Received): string =>
  [instantWords(at), channel === null ? '' : CHANNELS[channel], ARRIVED[state] ?? '', why]
    .filter(text => text !== '')
    .join(' · ')

function List({ items }: { items: readonly Received[] }) {
  const { data, reload } = useQuery('feedback.mine', { messages: items.map(item => item.messageId) })
  const answerable = (id: Received['messageId']) => data?.items.find(({ messageId }) => messageId === id)
  return (
    <>
      {items.map(item => {
        const asked = answerable(item.messageId)
        return (
          <Card key={item.messageId} flush>
            <Cell title={item.title} note={`${item.body}\n${whenWords(item)}`} />
            {asked && <Answers item={asked} title={item.title} onChanged={reload} />}
          </Card>
        )
      })}
    </>
  )
}

/** After a loss the old messages stay folded until she asks for them. */
function Came({ items, more }: { items: readonly Received[]; more: ReactNode }) {
  const { data, loading } = useQuery('pregnancy.mine', {}, { keep: true })
  const [open, setOpen] = useState(false)
  const folded = data?.pregnancy?.state === 'loss' && !open
  return (
    <Section title='收到的'>
      {loading ? (
        <Skeleton rows={3} />
      ) : items.length === 0 ? (
        <Empty icon='bell' title='还没有消息' note='到时间会在白天发送,不会在夜间打扰。' />
      ) : folded ? (
        <Button variant='quiet' onPress={() => setOpen(true)}>
          查看以前的消息
        </Button>
      ) : (
        <>
          <List items={items} />
          {more}
        </>
      )}
    </Section>
  )
}

export default function Messages() {
  const { at, turn } = usePager()
  const read = useQuery('reminders.mine', at)
  const pause = useAction('reminders.pause')
  const { data: me } = useMe()
  const dayWords = (date: string) => nearDate(date, me?.today)
  const setPaused = async (paused: boolean) => {
    if (await pause.run({ paused })) read.reload()
  }
  return (
    <Page title='消息与提醒'>
      <Loaded read={read} rows={5}>
        {({ paused, came, upcoming, templates, next }) => (
          <>
            <Card flush>
              <Toggle
                label='接收自动提醒'
                note='关闭后不再发送,电话随访也会先征得您同意'
                value={!paused}
                disabled={pause.busy}
                onChange={on => void setPaused(!on)}
              />
            </Card>
            <Problem error={pause.error} />
            {process.env.TARO_ENV === 'weapp' && templates.length > 0 && (
              <Button
                variant='secondary'
                icon='bell'
                onPress={() => void askForReminder(templates).then(read.reload)}
              >
                允许微信提醒
              </Button>
            )}
            {!paused && upcoming.length > 0 && (
              <Section title='接下来'>
                <Card flush>
                  {upcoming.map(item => (
                    <Cell
                      key={`${item.stage}${item.on}`}
                      icon='clock'
                      title={item.title}
                      note={`${dayWords(item.on)}提醒,${dayWords(item.closesOn)}前完成`}
                    />
                  ))}
                </Card>
              </Section>
            )}
            <Came items={came} more={turn(next)} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
