// The form for one day that differs.
import { useState } from 'react'
import type { LocalDate, ServiceCode } from '~types/schema'
import type { SessionChange, SessionRow } from '~types/sessions'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { ConfirmChange } from './confirm-change'
import { SessionList } from './session-list'
import type { PlanProps } from './weeks'

const KINDS = [
  { value: 'closed', label: '全院停诊' },
  { value: 'open', label: '全院开诊', note: '节假日、登记处加开日按周内安排开诊' },
  { value: 'service', label: '只调整一个项目', note: '换时段、换名额,或这一天停办' },
] as const
type Kind = (typeof KINDS)[number]['value']

export function OneDay({ week, where, resources, onDone }: PlanProps) {
  const [kind, setKind] = useState<Kind>('closed')
  const [day, setDay] = useState('')
  const [service, setService] = useState<ServiceCode | null>(null)
  const [sessions, setSessions] = useState<readonly SessionRow[]>([])
  const choose = (code: ServiceCode) => {
    setService(code)
    setSessions([])
  }
  const change = (): SessionChange | null => {
    if (day === '') return null
    const on = day as LocalDate
    if (kind !== 'service') return { kind: 'site', day: on, open: kind === 'open' }
    return service === null ? null : { kind: 'day', service, day: on, sessions: [...sessions] }
  }
  return (
    <>
      <Choice label='怎样安排' options={[...KINDS]} value={kind} onChange={setKind} />
      <DatePicker label='日期' min={week.today} value={day} onChange={setDay} />
      {kind === 'service' && (
        <Choice
          label='项目'
          layout='side-by-side'
          value={service}
          onChange={choose}
          options={week.services.map(one => ({ value: one.service, label: one.name }))}
        />
      )}
      {kind === 'service' && service !== null && (
        <SessionList resources={resources} key={service} oneDay sessions={sessions} onChange={setSessions} />
      )}
      <ConfirmChange where={where} change={change()} onDone={onDone} />
    </>
  )
}
