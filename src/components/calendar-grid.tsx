// The calendar as a grid of weeks, Monday first. In a browser the arrow keys move between days.
import { Text, View } from '@tarojs/components'
import type { KeyboardEvent } from 'react'
import type { CalendarDay } from './calendar'
import { canBook, shortState, spokenState } from './calendar-day-words'
import { monthGrid } from './month-grid'
import { Pressable } from './pressable'
import { semantics } from './semantics'

export interface CalendarBody {
  month: string
  days: ReadonlyMap<string, CalendarDay>
  value: string
  onChange: (date: string) => void
  today: string
}

const STEP: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Moves the focus over closed days to the nearest open one that lies at least a step away. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEP[event.key]
  if (step === undefined) return
  const cells = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')]
  const here = cells.findIndex(cell => cell === document.activeElement)
  if (here < 0) return
  event.preventDefault()
  const way = Math.sign(step)
  for (let next = here + step; next >= 0 && next < cells.length; next += way) {
    const cell = cells[next]
    if (cell && !cell.disabled) return cell.focus()
  }
}

export function CalendarGrid({ month, days, value, onChange, today }: CalendarBody) {
  const weeks = monthGrid(month).map(week => (
    <View key={week.find(date => date !== null) ?? month} className='yy-calendar-week'>
      {week.map((date, column) => {
        if (date === null) return <View key={`blank-${column}`} className='yy-calendar-cell is-blank' />
        const day = days.get(date)
        const classes = ['yy-calendar-cell']
        if (canBook(day)) classes.push('is-open')
        if (date === value) classes.push('is-chosen')
        if (date === today) classes.push('is-today')
        return (
          <Pressable
            key={date}
            className={classes.join(' ')}
            label={spokenState(date, day)}
            selected={date === value}
            disabled={!canBook(day)}
            role='gridcell'
            onPress={() => onChange(date)}
          >
            <Text className='yy-calendar-day'>{String(Number(date.slice(8)))}</Text>
            {day?.mark && (
              <Text className={`yy-calendar-mark is-${day.mark === '休' ? 'rest' : 'work'}`}>{day.mark}</Text>
            )}
            <View className='yy-calendar-state'>{shortState(day)}</View>
          </Pressable>
        )
      })}
    </View>
  ))
  return (
    <View className='yy-calendar-grid'>
      <View className='yy-calendar-week' {...semantics({ hidden: true })}>
        {['一', '二', '三', '四', '五', '六', '日'].map(day => (
          <View key={day} className='yy-calendar-weekday'>
            {day}
          </View>
        ))}
      </View>
      {process.env.TARO_ENV === 'h5' ? <div onKeyDown={moveFocus}>{weeks}</div> : weeks}
    </View>
  )
}
