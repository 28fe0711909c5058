/** The door of the visits room. */
import type { Routes } from '../service/context'
import { list } from './list'
import { report } from './report'
import { correct, open, record } from './visit'

export const visitRoutes = {
  'visits.list': list,
  'visits.open': open,
  'visits.record': record,
  'visits.correct': correct,
  'visits.report': report,
} satisfies Pick<Routes, `visits.${string}` & keyof Routes>
