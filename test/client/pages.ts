// Every page that a person can open, with its address and answers that fill it, for what must hold on all of them.
import type { ComponentType } from 'react'
import type { ActionName } from '~types/contract'
import type { Backend } from './backend'
import { COUNTER_PAGES } from './counter-pages'
import { FIRST_PAGES } from './first-pages'
import { FOLLOW_UP_PAGES } from './follow-up-pages'
import { IMPORT_PAGES } from './import-pages'
import { LIBRARY_PAGES } from './library-pages'
import { ONE_STOP_PAGES } from './one-stop-pages'
import { OFFLINE_PAGES } from './offline-pages'
import { HELPER_PAGES } from './helper-pages'
import { RESULT_PAGES } from './result-pages'
import { SETTLEMENT_PAGES } from './settlement-pages'
import { ORDER_PAGES } from './order-pages'
import { SESSION_PAGES } from './session-pages'
import { SUBSIDY_PAGES } from './subsidy-pages'
import { SUPPLY_PAGES } from './supply-pages'
import { DIARY_PAGES } from './diary-pages'
import { WAITING_PAGES } from './waiting-pages'

export interface PageCase {
  /** The path below src/, without /index. */
  readonly path: string
  readonly Page: ComponentType
  readonly title: string
  readonly params?: Record<string, string>
  /** What it reads first: while this has not answered the page shows bones, and when it fails, the way on. */
  readonly waitsFor: ActionName
  /** Words that stand there only when the answer has come. */
  readonly shows: string
  readonly answers: (backend: Backend) => void
}

export const PAGES: readonly PageCase[] = [
  ...FIRST_PAGES,
  ...COUNTER_PAGES,
  ...FOLLOW_UP_PAGES,
  ...IMPORT_PAGES,
  ...OFFLINE_PAGES,
  ...SESSION_PAGES,
  ...SUBSIDY_PAGES,
  ...SUPPLY_PAGES,
  ...HELPER_PAGES,
  ...RESULT_PAGES,
  ...SETTLEMENT_PAGES,
  ...ONE_STOP_PAGES,
  ...ORDER_PAGES,
  ...WAITING_PAGES,
  ...DIARY_PAGES,
  ...LIBRARY_PAGES,
]
