/** Licences of institutions for what the law asks one for, with their days and what their end does. */
import { actions, staff } from './action'
import { institutionId, localDate, pageInput, pageOutput, z } from './schema'
import { sessionEffect } from './sessions'

export const licenceId = z
  .string()
  .check(z.regex(/^[1-9]\d{0,18}$/))
  .brand<'LicenceId'>()
export type LicenceId = z.infer<typeof licenceId>

const capability = z.string().check(z.regex(/^[A-Za-z_]{2,40}$/))
const words = (most: number) =>
  z.string().check(z.trim(), z.minLength(2, '请填写'), z.maxLength(most, `最多${most}个字`))

/**
 * | kind   | means                                                        |
 * | ------ | ------------------------------------------------------------ |
 * | record | a new or renewed licence, both days covered                  |
 * | end    | its last day is another: it was lost, or a mistake corrected |
 */
export const licenceChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    capability,
    number: words(60),
    issuedBy: words(40),
    from: localDate,
    to: localDate,
  }),
  z.object({ kind: z.literal('end'), licenceId, to: localDate }),
])
export type LicenceChange = z.infer<typeof licenceChange>

export const licenceRow = z.object({
  institutionId,
  institution: z.string(),
  capability,
  /** The kind of licence that the law asks for. */
  name: z.string(),
  /** The one that runs longest; null when none was ever recorded. */
  held: z.nullable(
    z.object({
      licenceId,
      number: z.string(),
      issuedBy: z.string(),
      from: localDate,
      to: localDate,
      daysLeft: z.number(),
    }),
  ),
})
export type LicenceRow = z.infer<typeof licenceRow>

export const licenceActions = actions({
  'licences.list': {
    summary:
      "What the institutions of the caller's division need a licence for and the one they hold, soonest end first.",
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(licenceRow), ...pageOutput }),
    errors: [],
  },
  'licences.preview': {
    summary: 'What a licence or its end would do to the sessions that are open.',
    kind: 'read',
    access: staff('manager'),
    input: z.object({ institutionId, change: licenceChange }),
    output: sessionEffect,
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY', 'LICENCE_KNOWN'],
  },
  'licences.change': {
    summary:
      'Record a licence or end one; sessions follow, and whoever has booked one that is not held is asked to move.',
    kind: 'write',
    access: staff('manager'),
    input: z.object({ institutionId, change: licenceChange }),
    output: sessionEffect,
    errors: ['NOT_FOUND', 'SITE_NO_CAPABILITY', 'LICENCE_KNOWN'],
  },
})
