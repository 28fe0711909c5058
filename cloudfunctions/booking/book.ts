/** booking.book: one appointment for one, or for a couple together; both places or none. */
import type { Handler } from '../service/context'
import { aloneOf } from '../service/together'
import { bookTogether } from './book-together'

export const book: Handler<'booking.book'> = aloneOf(bookTogether)

/** The same by a clerk for the person who stands there: who books at the counter only does it here. */
export const bookAtCounter: Handler<'booking.book'> = aloneOf((services, calls) =>
  bookTogether(services, calls, { atCounter: true }),
)
