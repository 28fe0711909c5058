// One event as an iCalendar file (RFC 5545): what a browser can hand to a phone's or a desktop's calendar.

/** Instants are ISO strings; `alarmMinutes` before the start, the calendar rings. */
export interface CalendarEvent {
  id: string
  title: string
  start: string
  end: string
  location?: string
  description?: string
  alarmMinutes?: number
}

/** 2027-03-05T08:00:00+08:00 → 20270305T000000Z */
const utc = (instant: string): string =>
  new Date(instant)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '')

const escape = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

const octets = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Content lines are folded at 75 octets (§3.1), never inside a character: a Han character has three. */
const fold = (line: string): string => {
  let folded = ''
  let width = 0
  for (const character of line) {
    if (width + octets(character) > 74) {
      folded += '\r\n '
      width = 1
    }
    folded += character
    width += octets(character)
  }
  return folded
}

/** The file's text, with CRLF line ends. Throws RangeError on an instant that is no date. */
export function calendarFile(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//yunyutong//appointment//ZH',
    'BEGIN:VEVENT',
    `UID:${escape(event.id)}@yunyutong`,
    `DTSTAMP:${utc(event.start)}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(event.end)}`,
    `SUMMARY:${escape(event.title)}`,
    ...(event.location === undefined ? [] : [`LOCATION:${escape(event.location)}`]),
    ...(event.description === undefined ? [] : [`DESCRIPTION:${escape(event.description)}`]),
    ...(event.alarmMinutes === undefined
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${escape(event.title)}`,
          `TRIGGER:-PT${event.alarmMinutes}M`,
          'END:VALARM',
        ]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${fold(line)}\r\n`).join('')
}
