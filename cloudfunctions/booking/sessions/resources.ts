/** sessions.resources and putResource: what the services of an institution share, and that its sessions fit into it. */
import { ServiceError } from '../../../types/errors'
import type { InstitutionId } from '../../../types/schema'
import type { Resource, ResourceId } from '../../../types/sessions'
import { onViolation } from '../../database/driver-error'
import { chineseDate } from '../../eligibility/rules/calendar'
import { today } from '../../platform/clock'
import type { Handler, Services } from '../../service/context'
import { lockSite, openUses, putResource, resourcesOf } from '../queries/resources'
import { firstOveruse, type Use } from '../rules/resource-use'
import { siteOf } from './site'

export const resources: Handler<'sessions.resources'> = async (context, input) => {
  const { institution_id: id } = await siteOf(context, input.institutionId)
  return { items: await resourcesOf(context.db, id) }
}

export const put: Handler<'sessions.putResource'> = async (context, { institutionId, ...input }) => {
  const { db, ids, clock, caller } = context
  const { institution_id: id } = await siteOf(context, institutionId)
  await lockSite(db, id)
  const resource: Resource = { ...input, resourceId: input.resourceId ?? ids.next<ResourceId>() }
  const made = { by: caller.accountKey, at: clock.now(), fresh: input.resourceId === undefined }
  const named = () => new ServiceError('RESOURCE_NAMED')
  const there = await onViolation('resource_named_once', named, () => putResource(db, id, resource, made))
  if (!there) throw new ServiceError('NOT_FOUND')
  await mustFit(context, id)
  return resource
}

/** In the caller's transaction, after it wrote: nothing that is open may use more than there is. @throws RESOURCE_SHORT */
export async function mustFit(services: Services, institutionId: InstitutionId): Promise<void> {
  const { db, clock } = services
  fits(services, await openUses(db, institutionId, today(clock)), await resourcesOf(db, institutionId))
}

/** @throws RESOURCE_SHORT with the first time at which it is too little */
export function fits(
  { clock }: Pick<Services, 'clock'>,
  uses: readonly Use[],
  all: readonly Resource[],
): void {
  const over = firstOveruse(uses, all)
  if (over === null) return
  const { resource, day, starts, planned } = over
  throw new ServiceError('RESOURCE_SHORT', {
    name: resource.name,
    places: resource.places,
    date: chineseDate(day, today(clock)),
    time: starts,
    planned,
  })
}
