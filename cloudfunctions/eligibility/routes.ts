/** The door of the eligibility room: what a person can get, and the lists of who can. */
import type { Routes } from '../service/context'
import { programmes, service } from './lists'
import { appeal, appeals } from './appeal'
import { answer, list, open } from './appeal-desk'
import { history } from './history'
import { catalogue, mine, programme } from './mine'
import { notice } from './notice'

export const eligibilityRoutes = {
  'eligibility.catalogue': catalogue,
  'eligibility.mine': mine,
  'eligibility.programme': programme,
  'eligibility.history': history,
  'eligibility.notice': notice,
  'eligibility.appeal': appeal,
  'eligibility.appeals': appeals,
  'appeals.list': list,
  'appeals.open': open,
  'appeals.answer': answer,
  'lists.programmes': programmes,
  'lists.service': service,
} satisfies Pick<Routes, (`eligibility.${string}` | `appeals.${string}` | `lists.${string}`) & keyof Routes>
