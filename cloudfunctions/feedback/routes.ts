/** The door of the feedback room. */
import type { Routes } from '../service/context'
import { answer, mine, undo } from './answer'
import { list } from './list'
import { rate, rating } from './rate'
import { record } from './record'
import { summary } from './summary'

export const feedbackRoutes = {
  'feedback.mine': mine,
  'feedback.answer': answer,
  'feedback.undo': undo,
  'feedback.rating': rating,
  'feedback.rate': rate,
  'feedback.record': record,
  'feedback.summary': summary,
  'feedback.list': list,
} satisfies Pick<Routes, `feedback.${string}` & keyof Routes>
