/** The actions of this room. */
import type { Routes } from '../service/context'
import { approve, pay, settleAppeal } from './decide'
import { giveBack, open, queue, refuse, review } from './desk'
import { appeal, apply, get, mine, resubmit, withdraw } from './own'
import { answerObjection, list, object, objections } from './publicity'

export const subsidyRoutes = {
  'subsidies.mine': mine,
  'subsidies.get': get,
  'subsidies.apply': apply,
  'subsidies.resubmit': resubmit,
  'subsidies.withdraw': withdraw,
  'subsidies.appeal': appeal,
  'subsidies.queue': queue,
  'subsidies.open': open,
  'subsidies.giveBack': giveBack,
  'subsidies.review': review,
  'subsidies.refuse': refuse,
  'subsidies.approve': approve,
  'subsidies.pay': pay,
  'subsidies.settleAppeal': settleAppeal,
  'subsidies.public': list,
  'subsidies.object': object,
  'subsidies.objections': objections,
  'subsidies.answerObjection': answerObjection,
} satisfies Pick<Routes, `subsidies.${string}` & keyof Routes>
