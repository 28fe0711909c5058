// The month with real places: full, closed and holiday days say why they cannot be chosen.
import { useState } from 'react'
import type { CalendarDay } from '~types/booking'
import type { InstitutionId, LocalDate, ServiceCode } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Calendar } from './calendar'
import { Loaded } from './loaded'
import { shiftMonth } from './month-grid'

const CLOSED: Record<NonNullable<CalendarDay['closed']>, string> = {
  past: '已过',
  full: '约满',
  holiday: '节假日',
  closed: '停诊',
  no_session: '无门诊',
  tickets: '凭号',
}

export interface DayPickerProps {
  institution: InstitutionId
  service: ServiceCode
  today: LocalDate
  people: 1 | 2
  value: string
  onChange: (day: LocalDate) => void
  /** A day whose places are given by tickets; without it such a day cannot be chosen. */
  onTickets?: (day: LocalDate) => void
}

export function DayPicker({
  institution,
  service,
  today,
  people,
  value,
  onChange,
  onTickets,
}: DayPickerProps) {
  const [month, setMonth] = useState(today.slice(0, 7))
  const read = useQuery('booking.calendar', { institutionId: institution, service, month, people })
  const words = ({ closed, free }: CalendarDay): string | null =>
    closed ? CLOSED[closed] : free < people ? '不足两位' : null
  return (
    <Loaded read={read} rows={6}>
      {({ days }) => (
        <Calendar
          month={month}
          today={today}
          firstMonth={today.slice(0, 7)}
          lastMonth={shiftMonth(today.slice(0, 7), 2)}
          onMonth={setMonth}
          value={value}
          onChange={day => {
            const found = days.find(one => one.day === day)
            if (found?.closed === 'tickets') onTickets?.(found.day)
            else if (found) onChange(found.day)
          }}
          days={days.map(day => {
            const byTicket = day.closed === 'tickets' && onTickets !== undefined
            const closed = byTicket ? null : words(day)
            return {
              date: day.day,
              left: day.free,
              ...(closed ? { closed } : {}),
              ...(byTicket ? { instead: CLOSED.tickets } : {}),
              ...(day.mark
                ? {
                    mark: day.mark.kind === 'off' ? ('休' as const) : ('班' as const),
                    holiday: day.mark.name,
                  }
                : {}),
            }
          })}
        />
      )}
    </Loaded>
  )
}
