/** The official table of holidays and working weekends (节假日与调休), imported by a manager once a year. */
import { actions, staff } from './action'
import { localDate, z } from './schema'
import { sessionEffect } from './sessions'

export const holidayDay = z.object({
  day: localDate,
  /** `off`: no sessions; `work`: a weekend day worked in exchange. */
  kind: z.enum(['off', 'work']),
  name: z.string(),
})
export type HolidayDay = z.infer<typeof holidayDay>

const year = z.int().check(z.gte(2020), z.lte(2100))
/** A notice as pasted: one day or one span a line. */
const text = z.string().check(z.maxLength(10_000, '内容太长,请只粘贴一年的安排'))

export const holidayActions = actions({
  'holidays.year': {
    summary:
      'The days of a year, who published them, and whether the coming year is still missing in November.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ year }),
    output: z.object({
      year: z.number(),
      /** False while only the days that the law itself names are in the table. */
      complete: z.boolean(),
      /** Of the imported notice; null when the days come with the city's pack. */
      version: z.nullable(z.number()),
      publishedBy: z.nullable(z.string()),
      days: z.array(holidayDay),
      /** From November on: the next year, while its notice is not in the table. */
      missing: z.nullable(z.number()),
    }),
    errors: [],
  },
  'holidays.preview': {
    summary: 'A dry run of a notice: faults by line, what changes, which sessions and people it touches.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ year, text }),
    output: z.object({
      /** Of the whole notice when the line is 0. */
      faults: z.array(z.object({ line: z.number(), text: z.string() })),
      off: z.number(),
      work: z.number(),
      added: z.array(holidayDay),
      changed: z.array(holidayDay),
      removed: z.array(holidayDay),
      effect: sessionEffect,
    }),
    errors: [],
  },
  'holidays.publish': {
    summary:
      'Put a notice into force as the next version of its year; open sessions follow it, people are asked to move.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ year, text }),
    output: z.object({ version: z.number(), effect: sessionEffect }),
    errors: [],
  },
})
