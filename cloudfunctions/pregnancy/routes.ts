/** The door of the pregnancy room: her own pregnancy, and the clinic's entries. */
import type { Handler, Routes } from '../service/context'
import { correctDating } from './correct-dating'
import {
  confirmReversal,
  correctPatient,
  endPatient,
  find,
  proposeReversal,
  recordPatientLoss,
  registerPatient,
} from './patient'
import { recordLoss } from './record-loss'
import { register } from './register'
import { timeline } from './timeline'
import { presentPregnancy } from './view'

const mine: Handler<'pregnancy.mine'> = async context => ({
  pregnancy: await presentPregnancy(context, context.caller.personId),
})

export const pregnancyRoutes = {
  'pregnancy.mine': mine,
  'pregnancy.register': (context, input) => register(context, context.caller.personId, input),
  'pregnancy.correctDating': (context, input) => correctDating(context, context.caller.personId, input),
  'pregnancy.recordLoss': (context, input) => recordLoss(context, context.caller.personId, input),
  'pregnancy.timeline': timeline,
  'patient.find': find,
  'patient.register': registerPatient,
  'patient.correctDating': correctPatient,
  'patient.recordLoss': recordPatientLoss,
  'patient.end': endPatient,
  'patient.proposeReversal': proposeReversal,
  'patient.confirmReversal': confirmReversal,
} satisfies Pick<Routes, `${'pregnancy' | 'patient'}.${string}` & keyof Routes>
