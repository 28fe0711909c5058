// A date as a small leaf: the day large, month and weekday beside it in words.
import { Text, View } from '@tarojs/components'
import { longDate, weekdayWord } from './date-words'
import { parseMonth } from './month-grid'
import { semantics } from './semantics'
import './date-mark.scss'

export function DateMark({
  date,
  muted = false,
}: {
  /** 'YYYY-MM-DD' */ date: string
  /** Past or cancelled. */ muted?: boolean
}) {
  return (
    <View
      className={`yy-date-mark${muted ? ' is-muted' : ''}`}
      {...semantics({ role: 'text', label: longDate(date) })}
    >
      <Text className='yy-date-mark-month'>{`${parseMonth(date).month}月`}</Text>
      <Text className='yy-date-mark-day'>{String(Number(date.slice(8)))}</Text>
      <Text className='yy-date-mark-weekday'>{weekdayWord(date)}</Text>
    </View>
  )
}
