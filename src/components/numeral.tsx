// One large figure with its unit: weeks of pregnancy, days to go, places left.
import { Text, View } from '@tarojs/components'
import { semantics } from './semantics'
import './numeral.scss'

export interface NumeralProps {
  value: string | number
  /** 周, 天, 元 */
  unit?: string
  /** Follows the unit, smaller, for instance +3天. */
  rest?: string
  /** Above it. */
  label?: string
}

export function Numeral({ value, unit = '', rest = '', label }: NumeralProps) {
  return (
    <View
      className='yy-numeral'
      {...semantics({ role: 'text', label: `${label ?? ''}${value}${unit}${rest}` })}
    >
      {label !== undefined && <View className='yy-numeral-label'>{label}</View>}
      <View className='yy-numeral-line'>
        <Text className='yy-numeral-value'>{String(value)}</Text>
        {unit !== '' && <Text className='yy-numeral-unit'>{unit}</Text>}
        {rest !== '' && <Text className='yy-numeral-rest'>{rest}</Text>}
      </View>
    </View>
  )
}
