// 窗口代办: vouchers and appointments for people without a phone, found by number or code, on a printed slip.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { Slip } from '~types/counter'
import type { FoundPerson } from '~types/evidence'
import { institutionId, type LocalDate, type PersonId, type ServiceCode, type SlotId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { longDate } from '@/components/date-words'
import { DayPicker } from '@/components/day-picker'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { AUDIENCE } from '@/components/session-words'
import { useMe } from '@/api/use-me'
import { Find } from '../evidence/find'
import { StaffPage } from '../../staff-page'
import { LiftPause } from './lift-pause'
import { PrintedSlip } from '@/components/printed-slip'

function Book({
  personId,
  institution,
  onSlip,
}: {
  personId: PersonId
  institution: string
  onSlip: (slip: Slip) => void
}) {
  const me = useMe()
  const services = useQuery('booking.services', {})
  const book = useAction('counter.book')
  const [service, setService] = useState<ServiceCode | null>(null)
  const [day, setDay] = useState<LocalDate | null>(null)
  const place = institutionId.parse(institution)
  const slots = useQuery('booking.slots', service && day ? { institutionId: place, service, day } : null)
  const [slot, setSlot] = useState<SlotId | null>(null)
  const choose = (code: ServiceCode) => {
    setService(code)
    setDay(null)
    setSlot(null)
  }
  const confirm = async () => {
    if (service === null || slot === null) return
    const made = await book.run({ personId, service, slotId: slot })
    if (made) onSlip(made.slip)
  }
  return (
    <Section title='代为预约' note='只能约本机构的时段。'>
      <Choice
        label='项目'
        layout='side-by-side'
        value={service}
        onChange={choose}
        options={(services.data?.items ?? []).map(item => ({ value: item.service, label: item.name }))}
      />
      {service && me.data && (
        <DayPicker
          key={service}
          institution={place}
          service={service}
          today={me.data.today}
          people={1}
          value={day ?? ''}
          onChange={value => {
            setDay(value)
            setSlot(null)
          }}
        />
      )}
      {day && (
        <Loaded read={slots} rows={2}>
          {({ items }) => (
            <Choice
              label={longDate(day)}
              layout='side-by-side'
              value={slot}
              onChange={setSlot}
              options={items.map(item => ({
                value: item.slotId,
                label: `${item.starts}–${item.ends}`,
                ...(item.free === 0
                  ? { unavailable: '约满' }
                  : {
                      note: `余${item.free}${item.audience === 'anyone' ? '' : ` ${AUDIENCE[item.audience]}`}`,
                    }),
              }))}
            />
          )}
        </Loaded>
      )}
      <Problem error={book.error} />
      <Button icon='calendar' loading={book.busy} disabled={slot === null} onPress={() => void confirm()}>
        预约并打印
      </Button>
    </Section>
  )
}

type Offered = Output<'counter.view'>['items'][number]

function ForPerson({ person, onSlip }: { person: FoundPerson; onSlip: (slip: Slip) => void }) {
  const { personId } = person
  const read = useQuery('counter.view', { personId })
  const issue = useAction('counter.issue')
  const replace = useAction('counter.replace')
  const [lost, setLost] = useState<Offered>()
  const give = async (write: typeof issue | typeof replace, { programme }: Offered) => {
    const made = await write.run({ personId, programme })
    if (!made) return
    setLost(undefined)
    read.reload()
    onSlip(made.slip)
  }
  return (
    <Loaded read={read} rows={4}>
      {({ items, institutionId: institution }) => (
        <>
          <Section title={`${person.name}可办的电子券`} note='与本人在手机上领取的条件、名额相同。'>
            {items.length === 0 ? (
              <Empty icon='ticket' title='目前没有可发放的电子券' note='原因可在「证明登记」中查看并告知。' />
            ) : (
              <Card flush>
                {items.map(item => (
                  <Cell
                    key={item.programme}
                    icon={item.held ? 'print' : 'ticket'}
                    title={item.title}
                    value={item.held ? '补打凭条' : '发放并打印'}
                    onPress={() => void give(issue, item)}
                  />
                ))}
              </Card>
            )}
            <Problem error={issue.error} />
          </Section>
          {items.some(item => item.held) && (
            <Section title='手机或凭条丢失' note='换新码后,原来的二维码和凭条立即作废。'>
              <Card flush>
                {items
                  .filter(item => item.held)
                  .map(item => (
                    <Cell
                      key={item.programme}
                      icon='ticket'
                      title={item.title}
                      value='换新码'
                      onPress={() => {
                        replace.clear()
                        setLost(item)
                      }}
                    />
                  ))}
              </Card>
            </Section>
          )}
          <Dialog
            open={lost !== undefined}
            title={`为「${lost?.title ?? ''}」换新码?`}
            confirm='换新码并打印'
            busy={replace.busy}
            onConfirm={() => lost && void give(replace, lost)}
            onCancel={() => setLost(undefined)}
          >
            <Notice tone='warn'>请先核对身份证。原来的二维码、券码和凭条立即作废,不能恢复。</Notice>
            <Problem error={replace.error} />
          </Dialog>
          <LiftPause personId={personId} />
          <Book personId={personId} institution={institution} onSlip={onSlip} />
        </>
      )}
    </Loaded>
  )
}

function Counter() {
  const [people, setPeople] = useState<readonly FoundPerson[]>([])
  const [chosen, setChosen] = useState<PersonId | null>(null)
  const [slip, setSlip] = useState<Slip>()
  const person =
    people.find(({ personId }) => personId === chosen) ?? (people.length === 1 ? people[0] : undefined)
  if (slip) return <PrintedSlip slip={slip} onClose={() => setSlip(undefined)} />
  return (
    <>
      <Find
        onFound={found => {
          setPeople(found)
          setChosen(null)
        }}
      />
      {people.length > 1 && (
        <Choice
          label='为谁办理'
          value={chosen}
          onChange={setChosen}
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      )}
      {person && <ForPerson key={person.personId} person={person} onSlip={setSlip} />}
    </>
  )
}

export default function CounterPage() {
  return (
    <StaffPage title='窗口代办' here='/staff/pages/counter/index' roles={['clerk']}>
      {() => <Counter />}
    </StaffPage>
  )
}
