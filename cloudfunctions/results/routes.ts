/** The actions of this room. */
import type { Routes } from '../service/context'
import * as clinic from './clinic'
import { enter } from './enter'
import { importFile } from './import-file'
import * as own from './own'

export const resultRoutes = {
  'results.waiting': clinic.waiting,
  'results.items': clinic.items,
  'results.enter': enter,
  'results.import': importFile,
  'results.entered': clinic.entered,
  'results.open': clinic.open,
  'results.release': clinic.release,
  'results.explain': clinic.explain,
  'results.followUp': clinic.followUp,
  'results.followUps': clinic.followUps,
  'results.followedUp': clinic.followedUp,
  'results.mine': own.mine,
  'results.read': own.read,
  'results.share': own.share,
} satisfies Pick<Routes, `results.${string}` & keyof Routes>
