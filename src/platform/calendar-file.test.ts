// The calendar file is read back by the rules of RFC 5545.
import fc from 'fast-check'
import { calendarFile } from './calendar-file'

const event = {
  id: 'a1',
  title: '孕前检查',
  start: '2026-10-14T08:30:00+08:00',
  end: '2026-10-14T09:00:00+08:00',
}
const unfold = (file: string) => file.replace(/\r\n /g, '')

test('instants are in UTC', () => {
  expect(calendarFile(event)).toContain('DTSTART:20261014T003000Z\r\n')
})

test('no line is longer than 75 octets, and unfolded it says what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), text => {
      const file = calendarFile({ ...event, description: text })
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const escaped = /DESCRIPTION:([\s\S]*?)\r\nEND:VEVENT/.exec(unfold(file))?.[1] ?? ''
      expect(escaped.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1')).toBe(text)
    }),
  )
})

test('the alarm rings before the start', () => {
  expect(calendarFile({ ...event, alarmMinutes: 90 })).toContain('TRIGGER:-PT90M\r\n')
})
