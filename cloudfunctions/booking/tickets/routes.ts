/** The actions of releases by tickets. */
import type { Routes } from '../../service/context'
import { day, release, releases, withdraw } from './release'
import { take } from './take'

export const ticketRoutes = {
  'tickets.day': day,
  'tickets.take': take,
  'tickets.releases': releases,
  'tickets.release': release,
  'tickets.withdraw': withdraw,
} satisfies Partial<Routes>
