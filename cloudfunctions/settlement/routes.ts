/** The actions of this room. */
import type { Routes } from '../service/context'
import { exportStatement } from './export'
import { make } from './make'
import { get, lines, list } from './read'
import { check, confirm, decide, dispute, reopen, settle } from './steps'

export const settlementRoutes = {
  'settlement.make': make,
  'settlement.list': list,
  'settlement.get': get,
  'settlement.lines': lines,
  'settlement.confirm': confirm,
  'settlement.dispute': dispute,
  'settlement.reopen': reopen,
  'settlement.decide': decide,
  'settlement.check': check,
  'settlement.settle': settle,
  'settlement.export': exportStatement,
} satisfies Pick<Routes, `settlement.${string}` & keyof Routes>
