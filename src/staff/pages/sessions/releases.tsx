// 凭号放号: popular days whose places are given by numbers in order of arrival.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { localDate, timeOfDay, type ServiceCode } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { longDate } from '@/components/date-words'
import { FaultsView } from '@/components/faults-view'
import { dateOfInstant, instantAt, instantWords, timeOfInstant } from '@/components/instant-words'
import { PagedTable } from '@/components/paged-table'
import { usePager } from '@/components/pager'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import type { Where } from './index'

type Release = Output<'tickets.releases'>['items'][number]
type Week = Output<'sessions.week'>

const STATES = { announced: '未开始', taking: '取号中', open: '已放号' } as const

interface EditProps {
  one: Release | null
  week: Week
  where: Where
  onDone: () => void
}

function Edit({ one, week, where, onDone }: EditProps) {
  const [service, setService] = useState<ServiceCode | null>(one?.service ?? null)
  const [day, setDay] = useState<string>(one?.day ?? '')
  const [opensOn, setOpensOn] = useState(one ? dateOfInstant(one.opensAt) : '')
  const [from, setFrom] = useState(one ? timeOfInstant(one.ticketsFrom) : '08:30')
  const [opens, setOpens] = useState(one ? timeOfInstant(one.opensAt) : '09:00')
  const release = useAction('tickets.release')
  const withdraw = useAction('tickets.withdraw')
  const times = [timeOfDay.safeParse(from), timeOfDay.safeParse(opens)] as const
  const days = [localDate.safeParse(day), localDate.safeParse(opensOn)] as const
  const finish = (words: string) => {
    toast(words)
    onDone()
  }
  const send = async () => {
    if (service === null || !days[0].success || !days[1].success || !times[0].success || !times[1].success)
      return
    const done = await release.run({
      ...where,
      service,
      day: days[0].data,
      ticketsFrom: instantAt(days[1].data, times[0].data),
      opensAt: instantAt(days[1].data, times[1].data),
    })
    if (done) finish('已安排放号')
  }
  const takeBack = async () => {
    if (one && (await withdraw.run({ ...where, service: one.service, day: one.day })))
      finish('已恢复直接预约')
  }
  const complete = service !== null && [...days, ...times].every(part => part.success)
  return (
    <>
      {one === null && (
        <>
          <Choice
            label='项目'
            layout='side-by-side'
            value={service}
            onChange={setService}
            options={week.services.map(item => ({ value: item.service, label: item.name }))}
          />
          <DatePicker label='哪一天的号' min={week.today} value={day} onChange={setDay} />
        </>
      )}
      <DatePicker
        label='放号日期'
        min={week.today}
        value={opensOn}
        onChange={setOpensOn}
        hint='当天之前60天以内,最晚前一天'
      />
      <TextInput
        label='取号开始'
        value={from}
        maxLength={5}
        onChange={setFrom}
        placeholder='08:30'
        {...(times[0].success ? {} : { error: '请填写时间,如 08:30' })}
      />
      <TextInput
        label='放号时间'
        value={opens}
        maxLength={5}
        onChange={setOpens}
        placeholder='09:00'
        hint='整5分钟'
        {...(times[1].success ? {} : { error: '请填写时间,如 09:00' })}
      />
      {release.error !== undefined && <FaultsView error={release.error} />}
      <Problem error={withdraw.error} />
      <Button loading={release.busy} disabled={!complete || withdraw.busy} onPress={() => void send()}>
        {one ? '更改时间' : '安排放号'}
      </Button>
      {one && (
        <Button
          variant='quiet'
          loading={withdraw.busy}
          disabled={release.busy}
          onPress={() => void takeBack()}
        >
          撤销,恢复直接预约
        </Button>
      )}
    </>
  )
}

export function Releases({ week, where }: { week: Week; where: Where }) {
  const [one, setOne] = useState<Release | null>()
  const { at, turn } = usePager()
  const read = useQuery('tickets.releases', { ...where, ...at })
  return (
    <Section
      title='凭号放号'
      note='预约的人特别多的日子(如5月20日、七夕),先按到达先后取号,到放号时间按号保留位置。放号以前,这一天不能用别的方式预约。还没有人取号时,点一条可以更改时间或撤销。'
    >
      <PagedTable
        read={read}
        turn={turn}
        empty='没有凭号放号的日子'
        label='凭号放号'
        rowKey={row => `${row.service} ${row.day}`}
        onRow={row => setOne(row.tickets === 0 && row.state !== 'open' ? row : undefined)}
        columns={[
          { key: 'day', title: '日期', width: '210px', cell: row => longDate(row.day) },
          { key: 'service', title: '项目', cell: row => row.serviceName },
          {
            key: 'opens',
            title: '放号',
            width: '260px',
            cell: row => `${instantWords(row.opensAt)}(${timeOfInstant(row.ticketsFrom)}起取号)`,
          },
          { key: 'state', title: '状态', width: '100px', cell: row => STATES[row.state] },
          { key: 'places', title: '空位', width: '90px', numeric: true, cell: row => String(row.places) },
          {
            key: 'tickets',
            title: '已取号 / 已约上',
            width: '150px',
            numeric: true,
            cell: row => `${row.tickets} / ${row.booked}`,
          },
        ]}
      />
      <Button variant='secondary' onPress={() => setOne(null)}>
        安排一天
      </Button>
      <Sheet
        open={one !== undefined}
        title={one ? longDate(one.day) : '安排一天凭号放号'}
        onClose={() => setOne(undefined)}
      >
        {one !== undefined && (
          <Edit
            key={one ? `${one.service} ${one.day}` : 'new'}
            one={one}
            week={week}
            where={where}
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
