// Puts an appointment into the person's own calendar.
import Taro from '@tarojs/taro'
import { calendarFile, type CalendarEvent } from './calendar-file'
import { hostRefusal } from './host-error'
import { done, refused, type Outcome } from './outcome'
import { saveFile } from './save-file'

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

/**
 * `added`: it is in the phone's calendar. `file`: the browser saved an .ics file that the person still has to open.
 * Own .ics rather than Taro's H5 addPhoneCalendar: that one pulls 84 KB of ics and yup.
 */
export async function addCalendarEvent(event: CalendarEvent): Promise<Outcome<'added' | 'file'>> {
  if (Number.isNaN(seconds(event.start)) || Number.isNaN(seconds(event.end)))
    return refused('failed', 'start or end is no instant')
  if (process.env.TARO_ENV !== 'weapp') {
    const saved = saveFile(`${event.title}.ics`, 'text/calendar;charset=utf-8', calendarFile(event))
    return saved.ok ? done('file') : saved
  }
  try {
    await Taro.addPhoneCalendar({
      title: event.title,
      startTime: seconds(event.start),
      endTime: String(seconds(event.end)),
      ...(event.location === undefined ? {} : { location: event.location }),
      ...(event.description === undefined ? {} : { description: event.description }),
      ...(event.alarmMinutes === undefined ? {} : { alarm: true, alarmOffset: event.alarmMinutes * 60 }),
    })
    return done('added')
  } catch (error) {
    return hostRefusal(error)
  }
}
