/** The actions of this room. */
import type { Routes } from '../service/context'
import { exportVouchers, vouchers } from './vouchers'

export const statisticsRoutes = {
  'statistics.vouchers': vouchers,
  'statistics.export': exportVouchers,
} satisfies Pick<Routes, `statistics.${string}` & keyof Routes>
