/** orders.menu: what this family may order, and whom it may ring. */
import { itemOf, orderItems } from '../../catalog/order-items'
import { ServiceError } from '../../types/errors'
import type { LocalDate, PersonId } from '../../types/schema'
import { addDays, ageOn } from '../eligibility/rules/calendar'
import { today } from '../platform/clock'
import type { Handler, Services } from '../service/context'
import { contactsOf, familyOf } from './queries/family'
import { isOffered, withinWords, type Family, type OrderItem } from './rules/item'

export interface OwnFamily extends Family {
  readonly village: string
}

export async function ownFamily({ db, clock }: Services, personId: PersonId): Promise<OwnFamily> {
  const day = today(clock)
  const { categories, pregnant, birth_date: born, village } = await familyOf(db, personId, day)
  return { categories, pregnant, age: born === null ? null : ageOn(born, day), village }
}

/** ORDER_NOT_OFFERED tells nothing about what there would be for others. */
export function offeredItem(code: string, family: Family): OrderItem {
  const item = itemOf(code)
  if (item === undefined || !isOffered(item, family)) throw new ServiceError('ORDER_NOT_OFFERED')
  return item
}

/** Null where the item asks for no day. */
export const earliestDay = ({ within }: OrderItem, day: LocalDate): LocalDate | null =>
  'wantedDayFrom' in within ? addDays(day, within.wantedDayFrom) : null

export const menu: Handler<'orders.menu'> = async (context, _input) => {
  const { db, clock, caller } = context
  const family = await ownFamily(context, caller.personId)
  const contacts = family.categories.length === 0 ? [] : await contactsOf(db, [caller.personId])
  return {
    contacts: contacts.map(({ name, phone }) => ({ name, phone })),
    items: orderItems
      .filter(item => isOffered(item, family))
      .map(item => ({
        item: item.item,
        name: item.name,
        note: item.note,
        within: withinWords(item),
        callFirst: item.callFirst ?? null,
        earliest: earliestDay(item, today(clock)),
        fields: item.fields.map(({ field, label, optional = false, options = null }) => ({
          field,
          label,
          optional,
          options,
        })),
      })),
  }
}
