/** The actions of this room. */
import type { Routes } from '../service/context'
import { bookHere, issue, view } from './counter'

export const counterRoutes = {
  'counter.view': view,
  'counter.issue': issue,
  'counter.book': bookHere,
} satisfies Partial<Routes>
