/** The actions of the waiting list. */
import type { Routes } from '../../service/context'
import { accept, decline, leave } from './answer'
import { join } from './join'
import { mine } from './mine'

export const waitingRoutes = {
  'waiting.join': join,
  'waiting.mine': mine,
  'waiting.accept': accept,
  'waiting.decline': decline,
  'waiting.leave': leave,
} satisfies Partial<Routes>
