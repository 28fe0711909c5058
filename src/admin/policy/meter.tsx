// A bar of parts against a whole, with its figures in words: booked and added against places, cost against budget.
import { View } from '@tarojs/components'
import { semantics } from '@/components/semantics'
import './meter.scss'

export interface MeterProps {
  /** What it says, also for those who do not see it. */
  words: string
  whole: number
  /** The second part stands behind the first. */
  parts: readonly number[]
}

export function Meter({ words, whole, parts }: MeterProps) {
  const sum = parts.reduce((total, part) => total + part, 0)
  // Past the whole the bar is full; the mark of the whole moves inwards, so that the excess is seen.
  const scale = Math.max(whole, sum, 1)
  const over = sum > whole
  return (
    <View className='yy-meter'>
      <View className='yy-meter-bar' {...semantics({ role: 'img', label: words })}>
        {parts.map((part, i) => (
          <View
            key={`${i}`}
            className={`yy-meter-part is-${i}${over ? ' is-over' : ''}`}
            style={{ width: `${(part / scale) * 100}%` }}
          />
        ))}
        {over && <View className='yy-meter-whole' style={{ left: `${(whole / scale) * 100}%` }} />}
      </View>
      <View className={`yy-meter-words${over ? ' is-over' : ''}`}>{words}</View>
    </View>
  )
}
