/** The actions of this room. */
import type { Routes } from '../service/context'
import { add, mine, remove } from './diary'
import * as mood from './mood'
import { centres } from './rescue'

export const selfcareRoutes = {
  'diary.mine': mine,
  'diary.add': add,
  'diary.remove': remove,
  'mood.questions': mood.questions,
  'mood.take': mood.take,
  'mood.call': mood.call,
  'mood.mine': mood.mine,
  'rescue.centres': centres,
} satisfies Partial<Routes>
