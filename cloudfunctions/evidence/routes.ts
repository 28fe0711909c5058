/** The door of the evidence room: what residents tell of themselves, and what a counter sees on paper. */
import type { Routes } from '../service/context'
import { awaiting, decide, declared } from './awaiting'
import { notice, programme, register, residence } from './counter'
import { declare, mine, plan } from './declarations'
import { find, findByNumber } from './find'

export const evidenceRoutes = {
  'declarations.mine': mine,
  'declarations.plan': plan,
  'declarations.declare': declare,
  'evidence.find': find,
  'evidence.findByNumber': findByNumber,
  'evidence.programme': programme,
  'evidence.register': register,
  'evidence.residence': residence,
  'evidence.notice': notice,
  'evidence.awaiting': awaiting,
  'evidence.declared': declared,
  'evidence.decide': decide,
} satisfies Pick<Routes, (`evidence.${string}` | `declarations.${string}`) & keyof Routes>
