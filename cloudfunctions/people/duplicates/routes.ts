/** The door of the review of duplicates. */
import type { Routes } from '../../service/context'
import { names, settleName } from './names'
import { different, list, merge, merges, open, unmerge } from './review'

export const duplicateRoutes = {
  'duplicates.list': list,
  'duplicates.open': open,
  'duplicates.merge': merge,
  'duplicates.different': different,
  'duplicates.names': names,
  'duplicates.settleName': settleName,
  'duplicates.merges': merges,
  'duplicates.unmerge': unmerge,
} satisfies Pick<Routes, `duplicates.${string}` & keyof Routes>
