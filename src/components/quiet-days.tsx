// Days of the year without messages: added and taken away one by one; no reason is asked.
import { useState } from 'react'
import { Button } from './button'
import { Card } from './card'
import { Cell } from './cell'
import { DatePicker } from './date-picker'

/** `05-12` as 5月12日. */
const words = (monthDay: string): string => `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`

export interface QuietDaysProps {
  days: readonly string[]
  busy: boolean
  onChange: (days: string[]) => void
}

export function QuietDays({ days, busy, onChange }: QuietDaysProps) {
  const [day, setDay] = useState('')
  const add = () => {
    setDay('')
    onChange([...new Set([...days, day.slice(5)])].sort())
  }
  return (
    <>
      {days.length > 0 && (
        <Card flush>
          {days.map(one => (
            <Cell
              key={one}
              title={`每年${words(one)}`}
              value={
                <Button
                  variant='quiet'
                  fit='words'
                  disabled={busy}
                  label={`删除每年${words(one)}`}
                  onPress={() => onChange(days.filter(other => other !== one))}
                >
                  删除
                </Button>
              }
            />
          ))}
        </Card>
      )}
      <DatePicker label='添加日期' optional hint='只记月和日,每年都算' value={day} onChange={setDay} />
      <Button variant='secondary' loading={busy} disabled={day === '' || days.length >= 12} onPress={add}>
        添加这一天
      </Button>
    </>
  )
}
