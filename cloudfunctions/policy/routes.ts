/** The actions of this room. */
import type { Routes } from '../service/context'
import { decide, submit, withdraw } from './decide'
import { check, get, save, start } from './draft'
import { form } from './form'
import { programmes, version } from './programmes'
import { rehearse } from './rehearse'

export const policyRoutes = {
  'policy.programmes': programmes,
  'policy.version': version,
  'policy.form': form,
  'policy.draft.start': start,
  'policy.draft.get': get,
  'policy.draft.save': save,
  'policy.draft.check': check,
  'policy.rehearse': rehearse,
  'policy.draft.submit': submit,
  'policy.draft.decide': decide,
  'policy.draft.withdraw': withdraw,
} satisfies Partial<Routes>
