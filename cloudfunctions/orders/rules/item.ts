/** An item of the family menu as data: whose it is, how soon it is served, what is filled in. */
import { hardshipCategory, type HardshipCategory } from '../../../types/families'
import { z } from '../../../types/schema'

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))

export const orderItem = z.strictObject({
  item: z.string().check(z.regex(/^[a-z_]{2,30}$/)),
  /** Neutral: it stands on a phone that others look at (domain F4). */
  name: text(16),
  note: text(60),
  /** Any of these categories; with `pregnant` whoever of a certified family is pregnant. */
  categories: z.array(hardshipCategory),
  pregnant: z.optional(z.boolean()),
  minAge: z.optional(z.int().check(z.gte(1), z.lte(120))),
  within: z.union([
    z.strictObject({ workingDays: z.int().check(z.gte(1), z.lte(30)) }),
    z.strictObject({ hours: z.int().check(z.gte(1), z.lte(72)) }),
    /** On the day that she wishes, at the earliest so many days ahead. */
    z.strictObject({ wantedDayFrom: z.int().check(z.gte(0), z.lte(30)) }),
  ]),
  callFirst: z.optional(z.strictObject({ phone: z.string().check(z.regex(/^\d{3,12}$/)), when: text(40) })),
  fields: z
    .array(
      z.strictObject({
        field: z.string().check(z.regex(/^[a-z_]{2,30}$/)),
        label: text(16),
        optional: z.optional(z.boolean()),
        options: z.optional(z.array(text(12)).check(z.minLength(2))),
      }),
    )
    .check(
      z.minLength(1),
      z.refine(
        fields => new Set(fields.map(({ field }) => field)).size === fields.length,
        'fields are unique',
      ),
    ),
})
export type OrderItem = z.infer<typeof orderItem>

export const orderMenu = z
  .array(orderItem)
  .check(z.refine(items => new Set(items.map(({ item }) => item)).size === items.length, 'items are unique'))

export interface Family {
  readonly categories: readonly HardshipCategory[]
  readonly pregnant: boolean
  /** Null when the day of birth is not known. */
  readonly age: number | null
}

/** Nothing without a certified category, whatever else she is. */
export const isOffered = ({ categories, pregnant = false, minAge = 0 }: OrderItem, family: Family): boolean =>
  family.categories.length > 0 &&
  (categories.some(category => family.categories.includes(category)) || (pregnant && family.pregnant)) &&
  (minAge === 0 || (family.age !== null && family.age >= minAge))

export function withinWords({ within }: Pick<OrderItem, 'within'>): string {
  if ('workingDays' in within) return `${within.workingDays}个工作日内`
  if ('hours' in within) return `${within.hours}小时内`
  return within.wantedDayFrom > 0 ? `请至少提前${within.wantedDayFrom}天` : '按您希望的日期'
}
