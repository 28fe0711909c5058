// The calendar as a list of the month's open days, with large rows: for care mode.
import { Text, View } from '@tarojs/components'
import { canBook, spokenState } from './calendar-day-words'
import type { CalendarBody } from './calendar-grid'
import { shortDate, weekdayWord } from './date-words'
import { Pressable } from './pressable'
import { semantics } from './semantics'

export function CalendarDays({ month, days, value, onChange }: CalendarBody) {
  const open = [...days.values()].filter(day => day.date.startsWith(month) && canBook(day))
  if (open.length === 0) return <View className='yy-calendar-none'>本月没有可约的日子,请看下个月。</View>
  return (
    <View className='yy-calendar-list' {...semantics({ role: 'radiogroup', label: '可预约的日子' })}>
      {open.map(day => (
        <Pressable
          key={day.date}
          role='radio'
          className={`yy-calendar-row${day.date === value ? ' is-chosen' : ''}`}
          checked={day.date === value}
          label={spokenState(day.date, day)}
          onPress={() => onChange(day.date)}
        >
          <Text className='yy-calendar-row-date'>{`${shortDate(day.date)} ${weekdayWord(day.date)}`}</Text>
          <Text className='yy-calendar-row-left'>{day.instead ?? `余${day.left}位`}</Text>
        </Pressable>
      ))}
    </View>
  )
}
