// Prints what is on the screen (A4, see the print rules of <Page>). For the desk's browser only.
import { done, refused, type Outcome } from './outcome'

export function printPage(): Outcome<void> {
  if (process.env.TARO_ENV === 'weapp') return refused('unsupported', 'no printer in a mini-program')
  window.print()
  return done(undefined)
}
