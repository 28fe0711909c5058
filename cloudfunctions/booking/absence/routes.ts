/** The actions about repeated absence. */
import type { Routes } from '../../service/context'
import { lift, mine, view } from './lift'

export const absenceRoutes = {
  'absence.mine': mine,
  'absence.view': view,
  'absence.lift': lift,
} satisfies Partial<Routes>
