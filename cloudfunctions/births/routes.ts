/** The door of the births room: what a clinic records of a delivery, and the family's view of a child. */
import { mustHaveFound } from '../service/audit'
import type { Handler, Routes } from '../service/context'
import { correct, discharge, name } from './change'
import { record } from './record'
import { recordDeath } from './record-death'
import { timeline } from './timeline'
import { birthsOf } from './view'

const of: Handler<'births.of'> = async (context, { personId }) => {
  await mustHaveFound(context, [personId], ['patient.find'])
  return birthsOf(context, personId)
}

export const birthRoutes = {
  'births.of': of,
  'births.record': record,
  'births.correct': correct,
  'births.discharge': discharge,
  'births.name': name,
  'births.recordDeath': recordDeath,
  'children.timeline': timeline,
} satisfies Pick<Routes, `${'births' | 'children'}.${string}` & keyof Routes>
