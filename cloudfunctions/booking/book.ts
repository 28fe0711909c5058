/** booking.book: one appointment for one, or for a couple together; both places or none. */
import type { Handler } from '../service/context'
import { aloneOf } from '../service/together'
import { bookTogether } from './book-together'

export const book: Handler<'booking.book'> = aloneOf(bookTogether)
