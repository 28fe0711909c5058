// The sessions of one service: a tap takes one out of the list and into the form below, from where it goes back changed or not.
import { useState } from 'react'
import { timeOfDay } from '~types/schema'
import type { Audience, Resource, ResourceId, SessionRow } from '~types/sessions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { AUDIENCE, dayWord, timeWords } from '@/components/session-words'
import { TextInput } from '@/components/text-input'

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
type Weekday = (typeof WEEKDAYS)[number]
const AUDIENCES: readonly Audience[] = ['anyone', 'women', 'couples']

interface Draft {
  weekday: Weekday
  starts: string
  ends: string
  capacity: string
  audience: Audience
  /** '' for none. */
  resourceId: ResourceId | ''
}
const empty: Draft = { weekday: '1', starts: '', ends: '', capacity: '', audience: 'anyone', resourceId: '' }

const keyOf = ({ weekday, starts }: SessionRow): string => `${weekday} ${starts}`
const inOrder = (sessions: readonly SessionRow[]): SessionRow[] =>
  [...sessions].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

type Faults = Partial<Record<'starts' | 'ends' | 'capacity', string>>

/** The server checks the rest: mornings, overlaps. */
function read(draft: Draft): { session: SessionRow } | { faults: Faults } {
  const starts = timeOfDay.safeParse(draft.starts)
  const ends = timeOfDay.safeParse(draft.ends)
  const capacity = Number(draft.capacity)
  const counted = Number.isInteger(capacity) && capacity >= 1 && capacity <= 200
  if (starts.success && ends.success && starts.data < ends.data && counted)
    return {
      session: {
        weekday: Number(draft.weekday),
        starts: starts.data,
        ends: ends.data,
        capacity,
        audience: draft.audience,
        ...(draft.resourceId === '' ? {} : { resourceId: draft.resourceId }),
      },
    }
  return {
    faults: {
      ...(starts.success ? {} : { starts: '请填写时间,如 08:00' }),
      ...(!ends.success
        ? { ends: '请填写时间,如 09:30' }
        : starts.success && starts.data >= ends.data
          ? { ends: '结束时间要晚于开始时间' }
          : {}),
      ...(counted ? {} : { capacity: '请填写1到200的整数' }),
    },
  }
}

export interface SessionListProps {
  sessions: readonly SessionRow[]
  onChange: (sessions: readonly SessionRow[]) => void
  resources: readonly Resource[]
  /** For one day only: without weekdays. */
  oneDay?: boolean
}

export function SessionList({ sessions, onChange, resources, oneDay = false }: SessionListProps) {
  const [draft, setDraft] = useState(empty)
  const [faults, setFaults] = useState<Faults>({})
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const usedBy = ({ resourceId }: SessionRow): string => {
    const used = resources.find(one => one.resourceId === resourceId)
    return used === undefined ? '' : ` ${used.name}`
  }
  const error = (field: keyof Faults) => (faults[field] === undefined ? {} : { error: faults[field] })
  const take = (session: SessionRow) => {
    onChange(sessions.filter(other => keyOf(other) !== keyOf(session)))
    setFaults({})
    setDraft({
      ...session,
      weekday: WEEKDAYS[session.weekday - 1] ?? '1',
      capacity: String(session.capacity),
      resourceId: session.resourceId ?? '',
    })
  }
  const add = () => {
    const made = read(draft)
    if ('faults' in made) {
      setFaults(made.faults)
      return
    }
    onChange(inOrder([...sessions.filter(other => keyOf(other) !== keyOf(made.session)), made.session]))
    setFaults({})
    setDraft({ ...empty, weekday: draft.weekday })
  }
  return (
    <>
      <Card flush>
        {sessions.length === 0 && (
          <Cell title='没有时段' note={oneDay ? '这一天停办此项目' : '不再开放预约'} />
        )}
        {sessions.map(session => {
          const words = `${oneDay ? '' : `${dayWord(session.weekday)} `}${timeWords(session)}${usedBy(session)}`
          return (
            <Cell
              key={keyOf(session)}
              title={words}
              value='修改或去掉'
              label={`修改或去掉 ${words}`}
              onPress={() => take(session)}
            />
          )
        })}
      </Card>
      {!oneDay && (
        <Choice
          label='星期'
          layout='side-by-side'
          value={draft.weekday}
          onChange={weekday => put({ weekday })}
          options={WEEKDAYS.map(value => ({ value, label: dayWord(Number(value)) }))}
        />
      )}
      <TextInput
        label='开始时间'
        value={draft.starts}
        maxLength={5}
        onChange={starts => put({ starts })}
        placeholder='08:00'
        {...error('starts')}
      />
      <TextInput
        label='结束时间'
        value={draft.ends}
        maxLength={5}
        onChange={ends => put({ ends })}
        placeholder='09:30'
        {...error('ends')}
      />
      <TextInput
        label='名额'
        kind='number'
        value={draft.capacity}
        maxLength={3}
        onChange={capacity => put({ capacity })}
        hint='一人一个名额,夫妻同来占两个'
        {...error('capacity')}
      />
      <Choice
        label='谁可以预约'
        layout='side-by-side'
        value={draft.audience}
        onChange={audience => put({ audience })}
        options={AUDIENCES.map(value => ({ value, label: AUDIENCE[value] }))}
      />
      {resources.length > 0 && (
        <Choice
          label='使用'
          layout='side-by-side'
          value={draft.resourceId}
          onChange={resourceId => put({ resourceId })}
          options={[
            { value: '' as const, label: '不共用' },
            ...resources.map(one => ({ value: one.resourceId, label: one.name })),
          ]}
        />
      )}
      <Button variant='secondary' onPress={add}>
        加入时段
      </Button>
    </>
  )
}
