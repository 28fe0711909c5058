// 谁来, and at what time of day: asked wherever something is booked or waited for.
import type { DayPart } from '~types/waiting'
import { Choice } from './choice'

export type Company = 'one' | 'two'

export function WhoComes({ value, onChange }: { value: Company; onChange: (company: Company) => void }) {
  return (
    <Choice
      label='谁来'
      layout='side-by-side'
      value={value}
      onChange={onChange}
      options={[
        { value: 'two', label: '和伴侣一起' },
        { value: 'one', label: '我自己' },
      ]}
    />
  )
}

export function WhichPart({ value, onChange }: { value: DayPart; onChange: (part: DayPart) => void }) {
  return (
    <Choice
      label='上午还是下午'
      layout='side-by-side'
      value={value}
      onChange={onChange}
      options={[
        { value: 'any', label: '都可以' },
        { value: 'morning', label: '上午' },
        { value: 'afternoon', label: '下午' },
      ]}
    />
  )
}
