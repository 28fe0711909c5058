/** The actions of this room. */
import type { Routes } from '../service/context'
import { record, waiting } from './record'

export const screeningRoutes = {
  'screenings.waiting': waiting,
  'screenings.record': record,
} satisfies Partial<Routes>
