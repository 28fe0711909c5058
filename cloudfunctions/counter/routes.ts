/** The actions of this room. */
import type { Routes } from '../service/context'
import { bookHere, issue, replace, view } from './counter'

export const counterRoutes = {
  'counter.view': view,
  'counter.issue': issue,
  'counter.replace': replace,
  'counter.book': bookHere,
} satisfies Partial<Routes>
