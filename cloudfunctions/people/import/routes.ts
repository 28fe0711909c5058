/** The door of imports by screen. */
import type { Routes } from '../../service/context'
import { continueWith, stepSizes, type StepSizes } from './continue'
import { confirm, undoWith } from './decide'
import { diff, errorFile, get, issues, kept, list } from './look'
import { discard, start, upload } from './upload'

/** @param sizes smaller in tests, where a step should be a handful of rows */
export const importRoutesWith = (sizes: StepSizes) =>
  ({
    'imports.start': start,
    'imports.upload': upload,
    'imports.discard': discard,
    'imports.continue': continueWith(sizes),
    'imports.confirm': confirm,
    'imports.undo': undoWith(sizes),
    'imports.get': get,
    'imports.list': list,
    'imports.issues': issues,
    'imports.errorFile': errorFile,
    'imports.diff': diff,
    'imports.kept': kept,
  }) satisfies Pick<Routes, `imports.${string}` & keyof Routes>

export const importRoutes = importRoutesWith(stepSizes)
