/** policy.form: what the draft form is made of. The screen draws it; it knows no rule of its own. */
import type { Handler } from '../service/context'
import { mustManageCity, standingOf } from './published'
import { formOf } from './rules/draft-form'

export const form: Handler<'policy.form'> = async context => {
  mustManageCity(context)
  return formOf(context.city, await standingOf(context))
}
