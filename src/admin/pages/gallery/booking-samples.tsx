// Samples: the steps of a booking, the calendar, the slots, and the question before a cancellation.
import { useState } from 'react'
import { Button } from '@/components/button'
import { Calendar, type CalendarDay } from '@/components/calendar'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DateMark } from '@/components/date-mark'
import { shortDate, weekdayWord } from '@/components/date-words'
import { Dialog } from '@/components/dialog'
import { monthGrid, weekdayOf } from '@/components/month-grid'
import { Section } from '@/components/section'
import { SlotGrid } from '@/components/slot-grid'
import { Steps } from '@/components/steps'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { toast } from '@/components/toast'

const HOLIDAY = new Set(['01', '02', '03', '04', '05', '06', '07'].map(day => `2026-10-${day}`))

/** October 2026 as it is arranged: 休 on the 1st to the 7th, 班 on Saturday the 10th. */
function sampleDay(date: string): CalendarDay {
  const day = Number(date.slice(8))
  if (HOLIDAY.has(date)) return { date, left: 0, closed: '休息', mark: '休', holiday: '国庆节' }
  if (date === '2026-10-10') return { date, left: 3, mark: '班' }
  if (weekdayOf(date) > 4) return { date, left: 0, closed: '休息' }
  if (day > 27) return { date, left: 0, closed: '未放号' }
  return { date, left: (day * 7) % 12 }
}

export function BookingSamples() {
  const [month, setMonth] = useState('2026-10')
  const [date, setDate] = useState('2026-10-14')
  const [slot, setSlot] = useState('2')
  const [asking, setAsking] = useState(false)
  return (
    <Section title='预约'>
      <Steps steps={['选机构', '选日期', '确认']} current={1} />
      <Card>
        <Calendar
          month={month}
          days={monthGrid(month).flatMap(week => week.flatMap(day => (day === null ? [] : [sampleDay(day)])))}
          value={date}
          onChange={setDate}
          onMonth={setMonth}
          firstMonth='2026-10'
          lastMonth='2026-12'
          today='2026-10-09'
        />
      </Card>
      <Section title={`${shortDate(date)} ${weekdayWord(date)}`} note='每个时段夫妻二人同时到院。'>
        <SlotGrid
          value={slot}
          onChange={setSlot}
          slots={[
            { id: '1', time: '08:00–08:30', left: 0 },
            { id: '2', time: '08:30–09:00', left: 4 },
            { id: '3', time: '09:00–09:30', left: 1 },
            { id: '4', time: '09:30–10:00', left: 6 },
            { id: '5', time: '14:30–15:00', left: 8, closed: '仅限复查' },
          ]}
        />
      </Section>
      <Section title='我的预约'>
        <Card flush>
          <Cell
            leading={<DateMark date='2026-10-14' />}
            title='孕前优生健康检查'
            note='08:30 夷陵区妇幼保健院 · 二人'
            value={<Tag tone='brand'>待到院</Tag>}
            onPress={() => toast('打开预约详情')}
          />
          <Cell
            leading={<DateMark date='2026-09-02' muted />}
            title='婚前医学检查'
            note='09:00 夷陵区妇幼保健院'
            value={<Tag>已完成</Tag>}
            onPress={() => toast('打开预约详情')}
          />
        </Card>
        <Stack>
          <Button onPress={() => toast('已为您保留')}>确认预约</Button>
          <Button variant='secondary' icon='calendar' onPress={() => toast('改到其他日期')}>
            改期
          </Button>
          <Button variant='quiet' onPress={() => setAsking(true)}>
            取消预约
          </Button>
        </Stack>
      </Section>
      <Dialog
        open={asking}
        title='取消这次预约?'
        confirm='取消预约'
        danger
        onConfirm={() => setAsking(false)}
        onCancel={() => setAsking(false)}
      >
        10月14日 08:30 夷陵区妇幼保健院。取消后名额会让给其他人,您可以随时重新预约。
      </Dialog>
    </Section>
  )
}
