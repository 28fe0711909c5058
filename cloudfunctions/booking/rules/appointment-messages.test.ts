import type { AppointmentId, LocalDate, PersonId, TimeOfDay } from '../../../types/schema'
import { dateOf, instantAt } from '../../platform/clock'
import { appointmentMessages, messagePrefix, type Announced } from './appointment-messages'

const appointment: Announced = {
  appointmentId: '77' as AppointmentId,
  movedCount: 0,
  people: ['1', '2'] as PersonId[],
  day: '2026-12-03' as LocalDate,
  starts: '08:00' as TimeOfDay,
  institution: '甲医院',
  serviceName: '婚前医学检查',
  preparation: ['空腹', '避开经期'],
  documents: ['身份证'],
}
const at = (day: string, time: string) => {
  const now = instantAt(day as LocalDate, time as TimeOfDay)
  return appointmentMessages(appointment, now, dateOf(now))
}

test('both people get a confirmation now and the preparation at 18:00 on the evening before', () => {
  const messages = at('2026-11-23', '10:00')
  expect(messages.map(m => [m.personId, m.template, m.sendAt, m.lastDay])).toEqual([
    ['1', 'appointment.booked', '2026-11-23T02:00:00.000Z', '2026-12-03'],
    ['1', 'appointment.tomorrow', '2026-12-02T10:00:00.000Z', '2026-12-02'],
    ['2', 'appointment.booked', '2026-11-23T02:00:00.000Z', '2026-12-03'],
    ['2', 'appointment.tomorrow', '2026-12-02T10:00:00.000Z', '2026-12-02'],
  ])
  expect(messages[0]?.params).toEqual({
    institution: '甲医院',
    service: '婚前医学检查',
    date: '12月3日',
    time: '08:00',
    preparation: '空腹;避开经期',
    documents: '身份证',
  })
})

test('at or after 18:00 on the evening before, only the confirmation is left', () => {
  const templates = (day: string, time: string) => new Set(at(day, time).map(m => m.template))
  expect(templates('2026-12-02', '17:59').size).toBe(2)
  expect([...templates('2026-12-02', '18:00')]).toEqual(['appointment.booked'])
  expect([...templates('2026-12-03', '07:00')]).toEqual(['appointment.booked'])
})

test('keys differ by move and person and share the prefix of the appointment', () => {
  const now = instantAt('2026-11-23' as LocalDate, '10:00' as TimeOfDay)
  const keys = [0, 1].flatMap(movedCount =>
    appointmentMessages({ ...appointment, movedCount }, now, dateOf(now)).map(
      m => `${m.personId} ${m.dedupeKey}`,
    ),
  )
  expect(new Set(keys).size).toBe(8)
  for (const key of keys) expect(key.slice(2).startsWith(messagePrefix(appointment.appointmentId))).toBe(true)
  expect(keys[0]?.slice(2).startsWith(messagePrefix('7' as AppointmentId))).toBe(false)
})
