/** The actions of this room. */
import type { Routes } from '../service/context'
import { vouchers } from './vouchers'

export const statisticsRoutes = {
  'statistics.vouchers': vouchers,
} satisfies Pick<Routes, `statistics.${string}` & keyof Routes>
