/** Results of newborn screening, as the institution that did it registers them. */
import { actions, staff } from './action'
import { instant, localDate, pageInput, pageOutput, voucherId, z } from './schema'

export const screeningResult = z.enum(['positive', 'negative', 'incomplete'])

export const screeningActions = actions({
  'screenings.waiting': {
    summary:
      'Children screened here in the last 60 days whose result is not registered, the longest waiting first.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          voucherId,
          title: z.string(),
          /** Masked. */
          name: z.string(),
          doneAt: instant,
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'screenings.record': {
    summary:
      'Register the result of a screening. A positive one issues the voucher of the next examination to the child by itself.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ voucherId, result: screeningResult, doneOn: localDate }),
    output: z.object({
      /** Titles of the vouchers that it issued. */
      issued: z.array(z.string()),
      /** What could not be issued, and why, in words for the clerk. */
      refused: z.array(z.string()),
    }),
    errors: ['NOT_FOUND', 'DATE_IMPLAUSIBLE'],
  },
})
