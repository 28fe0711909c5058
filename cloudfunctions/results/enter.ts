/** results.enter: one version of a result, from the form or from a file. */
import type { Input } from '../../types/contract'
import { ServiceError } from '../../types/errors'
import type { ResultId } from '../../types/results'
import type { InstitutionId } from '../../types/schema'
import { audit } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { examPays, firstDay, itemsFor, sealContent } from './content'
import { examinedHere } from './queries/examined'
import { insertResult, releasedVersion } from './queries/results'

type StaffContext = Context<StaffCaller>

export function here({ caller }: StaffContext): InstitutionId {
  if (caller.institutionId === null) throw new ServiceError('NOT_FOUND')
  return caller.institutionId
}
export const purposeOf = (id: ResultId, purpose: string): string => `result:${id}:${purpose}`

export const enter: Handler<'results.enter'> = (context, input) => enterOne(context, input)

/** In the caller's transaction. @throws what `results.enter` refuses */
export async function enterOne(
  context: StaffContext,
  { reason, ...input }: Input<'results.enter'>,
): Promise<{ readonly resultId: ResultId }> {
  const { db, ids, clock, vault, caller } = context
  const institutionId = here(context)
  const { personId, service, examinedOn } = input
  const released = await releasedVersion(db, input)
  if (released && released.institution_id !== institutionId) throw new ServiceError('NOT_FOUND')
  if (released && reason === undefined) throw new ServiceError('REASON_NEEDED')
  const seen =
    released ?? (await examinedHere(db, await examPays(context), institutionId, firstDay(context), input))
  if (seen.examined_on !== examinedOn) throw new ServiceError('NOT_FOUND')
  const known = new Set(itemsFor(seen.sex).map(item => item.code))
  // Each item once: deleting it from what is known finds the second.
  const wrong = input.items.findIndex(({ item }) => !known.delete(item))
  if (wrong >= 0)
    throw new ServiceError('INVALID_INPUT', {}, [
      { path: `items.${wrong}`, text: '没有这个检查项目,或填了两次' },
    ])
  const resultId = ids.next<ResultId>()
  await insertResult(db, {
    personId,
    resultId,
    service,
    institutionId,
    examinedOn,
    ...sealContent(context, resultId, input),
    by: caller.accountKey,
    at: clock.now(),
    replaces:
      released && reason !== undefined
        ? { id: released.result_id, reasonSealed: vault.seal(reason, `exam_result.reason:${resultId}`) }
        : null,
  })
  await audit(context, personId, 'results.enter', purposeOf(resultId, 'enter'))
  return { resultId }
}
