/** The actions of this room. */
import type { Routes } from '../service/context'
import { book } from './book'
import { cancel, get, mine } from './mine'
import { plan, sites } from './plan'

export const oneStopRoutes = {
  'onestop.sites': sites,
  'onestop.plan': plan,
  'onestop.book': book,
  'onestop.mine': mine,
  'onestop.get': get,
  'onestop.cancel': cancel,
} satisfies Partial<Routes>
