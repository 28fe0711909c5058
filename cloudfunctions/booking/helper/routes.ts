/** The actions of those who book for a relative. */
import type { Routes } from '../../service/context'
import { book, cancel } from './act'
import { accept, ask, end, mine } from './mandate'

export const helperRoutes = {
  'helpers.mine': mine,
  'helpers.ask': ask,
  'helpers.accept': accept,
  'helpers.end': end,
  'helpers.book': book,
  'helpers.cancel': cancel,
} satisfies Partial<Routes>
