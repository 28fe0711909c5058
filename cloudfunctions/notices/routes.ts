/** The door of the notices room. */
import type { Routes } from '../service/context'
import { acknowledge, answer, forward, list, open } from './inbox'

export const noticeRoutes = {
  'notices.list': list,
  'notices.open': open,
  'notices.acknowledge': acknowledge,
  'notices.forward': forward,
  'notices.answer': answer,
} satisfies Pick<Routes, `notices.${string}` & keyof Routes>
