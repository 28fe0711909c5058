/** The actions of the day's queue. */
import type { Routes } from '../../service/context'
import { line, lines, mine, next } from './queue'
import { walkIn } from './walk-in'

export const queueRoutes = {
  'queue.mine': mine,
  'queue.lines': lines,
  'queue.line': line,
  'queue.callNext': next,
  'queue.walkIn': walkIn,
} satisfies Partial<Routes>
