// One family: its two contact persons, its quiet days, and the end of a category.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { HardshipCategory } from '~types/families'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { Loaded } from '@/components/loaded'
import { Problem } from '@/components/problem'
import { QuietDays } from '@/components/quiet-days'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { categoryWords } from '../../family-words'

export type Family = Output<'families.list'>['items'][number]
interface Part {
  family: Family
  onDone: () => void
}

const PLACES = ['第一位', '第二位'] as const

function Assign({ family, onDone }: Part) {
  const read = useQuery('families.workers', {})
  const assign = useAction('families.assign')
  const [named, setNamed] = useState(() =>
    PLACES.map((_, i) => ({
      login: family.contacts[i]?.login ?? '',
      phone: family.contacts[i]?.phone ?? '',
    })),
  )
  const change = (place: number, part: Partial<(typeof named)[number]>) =>
    setNamed(before => before.map((one, i) => (i === place ? { ...one, ...part } : one)))
  const save = async () => {
    if (!(await assign.run({ personId: family.personId, contacts: named }))) return
    toast('已指定')
    onDone()
  }
  return (
    <Section title='指定专员' note='对方会看到姓名和电话。'>
      <Loaded read={read} rows={2}>
        {({ items }) => (
          <>
            {PLACES.map((words, place) => {
              const wrong = (field: 'login' | 'phone') => {
                const error = assign.error?.field(`contacts.${place}.${field}`)
                return error === undefined ? {} : { error }
              }
              return (
                <Section key={words} title={words}>
                  <Choice
                    label={`${words}专员`}
                    options={items.map(({ login, name }) => ({ value: login, label: name }))}
                    value={named[place]?.login ?? null}
                    onChange={login => change(place, { login })}
                    {...wrong('login')}
                  />
                  <TextInput
                    label={`${words}电话`}
                    kind='tel'
                    maxLength={20}
                    value={named[place]?.phone ?? ''}
                    onChange={phone => change(place, { phone })}
                    {...wrong('phone')}
                  />
                </Section>
              )
            })}
            <Problem error={assign.error} />
            <Button loading={assign.busy} onPress={() => void save()}>
              保存专员
            </Button>
          </>
        )}
      </Loaded>
    </Section>
  )
}

function End({ family, onDone }: Part) {
  const end = useAction('families.end')
  const [category, setCategory] = useState<HardshipCategory | null>(null)
  const [reason, setReason] = useState('')
  const send = async () => {
    if (category === null || !(await end.run({ personId: family.personId, category, reason }))) return
    toast('已终止')
    onDone()
  }
  return (
    <Section title='终止登记' note='只能由主管办理。已提交的申请继续办完。'>
      <Choice
        label='终止的类别'
        options={family.categories.map(one => ({ value: one.category, label: categoryWords(one.category) }))}
        value={category}
        onChange={setCategory}
      />
      <TextInput label='终止原因' value={reason} onChange={setReason} maxLength={200} />
      <Problem error={end.error} />
      <Button
        variant='danger'
        loading={end.busy}
        disabled={category === null || reason === ''}
        onPress={() => void send()}
      >
        终止登记
      </Button>
    </Section>
  )
}

export function OneFamily({ family, officer, onDone }: Part & { officer: boolean }) {
  const keep = useAction('families.keepQuietDays')
  const [days, setDays] = useState<readonly string[]>(family.quietDays)
  const change = async (next: string[]) => {
    const kept = await keep.run({ personId: family.personId, days: next })
    if (kept) setDays(kept.days)
  }
  return (
    <>
      <Card flush>
        {family.categories.map(({ category, since }) => (
          <Cell key={category} title={categoryWords(category)} value={`${longDate(since)}起`} />
        ))}
        {family.contacts.map(({ login, name, phone }) => (
          <Cell key={login} icon='person' title={name} value={phone} />
        ))}
      </Card>
      <Section title='不打扰的日子' note='不用问原因。这些日子不发自动消息。'>
        <QuietDays days={days} busy={keep.busy} onChange={next => void change(next)} />
        <Problem error={keep.error} />
      </Section>
      {officer && <Assign family={family} onDone={onDone} />}
      {officer && <End family={family} onDone={onDone} />}
    </>
  )
}
