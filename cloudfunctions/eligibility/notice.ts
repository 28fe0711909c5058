/** eligibility.notice: a resident's own written notice, or her child's. */
import type { Handler } from '../service/context'
import { ask } from './about'
import { giveNotice } from './give-notice'
import { offeredProgramme } from './mine'

export const notice: Handler<'eligibility.notice'> = async (context, input) => {
  const programme = await offeredProgramme(context, input.programme)
  const asked = await ask(context, context.caller.personId, input.child)
  return giveNotice(context, asked, programme, {
    institutionId: null,
    supervisorReason: null,
    strict: false,
  })
}
