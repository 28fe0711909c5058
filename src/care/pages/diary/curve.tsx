// Figures over time as a line: oldest on the left. In words for a screen reader; drawn without a canvas, in the theme's colours.
import { Text, View } from '@tarojs/components'
import { shortDate } from '@/components/date-words'
import { dateOfInstant } from '@/components/instant-words'
import { semantics } from '@/components/semantics'
import './curve.scss'

export interface Line {
  name: string
  /** In the order of `at`. */
  values: readonly number[]
}

interface Bounds {
  least: number
  most: number
}

/** A tenth of room above and below, so that no point lies on the edge. */
function boundsOf(lines: readonly Line[]): Bounds {
  const all = lines.flatMap(({ values }) => values)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const room = Math.max((most - least) / 10, 1)
  return { least: least - room, most: most + room }
}

/** Percent from the left and from the top. */
export function pointsOf(
  values: readonly number[],
  { least, most }: Bounds,
): { left: number; top: number }[] {
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  return values.map((value, i) => ({
    left: values.length > 1 ? i * step : 50,
    top: ((most - value) / (most - least)) * 100,
  }))
}

/** There along the points and back a little lower: a line as thick as two percent of the height. */
function ribbon(points: readonly { left: number; top: number }[]): string {
  const along = (by: number) => points.map(({ left, top }) => `${left}% ${top + by}%`)
  return `polygon(${[...along(-1), ...along(1).reverse()].join(', ')})`
}

export function Curve({ lines, at }: { lines: readonly Line[]; at: readonly string[] }) {
  const bounds = boundsOf(lines)
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined) return null
  const spoken = lines.map(
    ({ name, values }) =>
      `${name}${values.length}次,最低${Math.min(...values)},最高${Math.max(...values)},最近${values.at(-1) ?? ''}`,
  )
  return (
    <View className='yy-curve' {...semantics({ role: 'img', label: spoken.join(';') })}>
      <View className='yy-curve-field'>
        {lines.map(({ name, values }, which) => {
          const points = pointsOf(values, bounds)
          return (
            <View key={name} className={`yy-curve-line is-${which === 0 ? 'first' : 'second'}`}>
              {points.length > 1 && <View className='yy-curve-ribbon' style={{ clipPath: ribbon(points) }} />}
              {points.map(({ left, top }, i) => (
                <View
                  key={`${at[i] ?? ''} ${i}`}
                  className='yy-curve-dot'
                  style={{ left: `${left}%`, top: `${top}%` }}
                />
              ))}
            </View>
          )
        })}
      </View>
      <View className='yy-curve-foot'>
        <Text>{shortDate(dateOfInstant(first))}</Text>
        <Text>{lines.length > 1 ? lines.map(({ name }) => name).join(' / ') : ''}</Text>
        <Text>{shortDate(dateOfInstant(last))}</Text>
      </View>
    </View>
  )
}
