/** The door of the eligibility room: what a person can get, and the lists of who can. */
import type { Routes } from '../service/context'
import { programmes, service } from './lists'
import { catalogue, mine, programme } from './mine'

export const eligibilityRoutes = {
  'eligibility.catalogue': catalogue,
  'eligibility.mine': mine,
  'eligibility.programme': programme,
  'lists.programmes': programmes,
  'lists.service': service,
} satisfies Pick<Routes, (`eligibility.${string}` | `lists.${string}`) & keyof Routes>
