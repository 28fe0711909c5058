/** The door of the eligibility room: what a person can get, why, and objections to it. */
import type { Routes } from '../service/context'
import { appeal, appeals } from './appeal'
import { answer, list, open } from './appeal-desk'
import { history } from './history'
import { catalogue, mine, programme } from './mine'
import { notice } from './notice'
import { list as passes, start } from './passes'

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
  'passes.list': passes,
  'passes.start': start,
} satisfies Pick<Routes, (`eligibility.${string}` | `appeals.${string}` | `passes.${string}`) & keyof Routes>
