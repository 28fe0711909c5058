// A month of appointment days: places left, holidays (休) and working weekends (班), and why a day is closed.
// In care mode a list: seven columns on a phone cannot be 60 px wide, nor carry 18 px of text.
import { Text, View } from '@tarojs/components'
import { usePreferences } from '@/store/preferences'
import { CalendarDays } from './calendar-days'
import { CalendarGrid } from './calendar-grid'
import { monthWords } from './date-words'
import { Icon } from './icon'
import { shiftMonth } from './month-grid'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './calendar.scss'

export interface CalendarDay {
  /** 'YYYY-MM-DD' */
  date: string
  /** Free places. */
  left: number
  /** Why nothing can be booked, for instance 休息, 已约满, 未放号; then `left` does not count. */
  closed?: string
  /** Stands for the number of places on a day that can be chosen though none is free to all, for instance 凭号. */
  instead?: string
  mark?: '休' | '班'
  /** Name of the holiday, for instance 国庆节. */
  holiday?: string
}

export interface CalendarProps {
  /** 'YYYY-MM' */
  month: string
  /** Days that are missing here cannot be chosen. */
  days: readonly CalendarDay[]
  /** The chosen date or ''. */
  value: string
  onChange: (date: string) => void
  /** Leave out to keep to one month. */
  onMonth?: (month: string) => void
  /** First and last month that can be turned to. */
  firstMonth?: string
  lastMonth?: string
  today?: string
}

export function Calendar({
  month,
  days,
  value,
  onChange,
  onMonth,
  firstMonth,
  lastMonth,
  today = '',
}: CalendarProps) {
  const careMode = usePreferences(preferences => preferences.careMode)
  const turn = (by: 1 | -1, label: string) => {
    const target = shiftMonth(month, by)
    const closed =
      by < 0 ? firstMonth !== undefined && target < firstMonth : lastMonth !== undefined && target > lastMonth
    return (
      <Pressable
        className='yy-calendar-turn'
        label={label}
        disabled={closed}
        onPress={() => onMonth?.(target)}
      >
        <Icon name={by < 0 ? 'back' : 'forward'} />
      </Pressable>
    )
  }
  const body = { month, days: new Map(days.map(day => [day.date, day])), value, onChange, today }
  return (
    <View className='yy-calendar'>
      <View className='yy-calendar-head'>
        {onMonth && turn(-1, '上个月')}
        <View className='yy-calendar-month' {...semantics({ role: 'heading', live: 'polite' })}>
          <Text>{monthWords(month)}</Text>
        </View>
        {onMonth && turn(1, '下个月')}
      </View>
      {careMode ? <CalendarDays {...body} /> : <CalendarGrid {...body} />}
    </View>
  )
}
