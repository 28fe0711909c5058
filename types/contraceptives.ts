/** Free contraceptives: what there is and where, an order to fetch or by mail, and the outlet's side of it. */
import { actions, anyone, resident, staff } from './action'
import { empty, instant, institutionId, localDate, pageInput, pageOutput, z } from './schema'

const id = z.string().check(z.regex(/^[1-9]\d{0,18}$/))
export const supplyOrderId = id.brand<'SupplyOrderId'>()
export type SupplyOrderId = z.infer<typeof supplyOrderId>

const item = z.string().check(z.regex(/^[a-z_]{2,30}$/))
const units = z.int().check(z.gte(1, '至少1份'), z.lte(10_000))
const line = z.object({ item, name: z.string(), unit: z.string(), units: z.number() })
const text = (least: number, most: number, wrong: string) =>
  z.string().check(z.trim(), z.minLength(least, wrong), z.maxLength(most, `最多${most}个字`))

const address = z.object({
  recipient: text(1, 30, '请填写收件人'),
  phone: z.string().check(z.trim(), z.regex(/^1\d{10}$/, '请填写11位手机号')),
  address: text(6, 100, '请填写详细地址'),
})
export type SupplyAddress = z.infer<typeof address>

export const supplyOrder = z.object({
  orderId: supplyOrderId,
  state: z.enum(['placed', 'handed', 'sent', 'cancelled']),
  delivery: z.enum(['pickup', 'mail']),
  outlet: z.string(),
  outletAddress: z.string(),
  outletPhone: z.string(),
  lines: z.array(line),
  placedAt: instant,
  /** Last day to fetch it. */
  fetchUntil: localDate,
  parcel: z.nullable(z.string()),
})
export type SupplyOrder = z.infer<typeof supplyOrder>

/** What an outlet sees: masked, without an address. */
const waitingOrder = z.object({
  orderId: supplyOrderId,
  name: z.string(),
  delivery: z.enum(['pickup', 'mail']),
  lines: z.array(line),
  placedAt: instant,
  fetchUntil: localDate,
})

export const contraceptiveActions = actions({
  'contraceptives.catalogue': {
    summary: 'What may be ordered with the most a month, and what a clinic does.',
    kind: 'read',
    access: anyone,
    input: empty,
    output: z.object({
      items: z.array(
        z.object({ item, name: z.string(), unit: z.string(), most: z.number(), note: z.string() }),
      ),
      clinic: z.array(z.object({ name: z.string(), note: z.string() })),
      /** The programme page that leads to the clinic; null where the city does not offer it. */
      clinicProgramme: z.nullable(z.string()),
    }),
    errors: [],
  },
  'contraceptives.outlets': {
    summary: 'Outlets with what each has, nearest first when a position is given.',
    kind: 'read',
    access: anyone,
    input: z.object({
      latitude: z.optional(z.number().check(z.gte(-90), z.lte(90))),
      longitude: z.optional(z.number().check(z.gte(-180), z.lte(180))),
      ...pageInput,
    }),
    output: z.object({
      items: z.array(
        z.object({
          institutionId,
          name: z.string(),
          address: z.string(),
          hours: z.string(),
          /** Metres in a straight line; null without a position. */
          distance: z.nullable(z.number()),
          /** How many of each may still be ordered. */
          stock: z.record(z.string(), z.number()),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'contraceptives.order': {
    summary: 'Order once a month, to fetch or by mail; the things are set aside at once.',
    kind: 'write',
    access: resident,
    input: z.object({
      institutionId,
      lines: z.array(z.object({ item, units })).check(z.minLength(1, '请选择品种和数量'), z.maxLength(10)),
      /** Null to fetch it oneself. */
      mail: z.nullable(address),
    }),
    output: supplyOrder,
    errors: [
      'NOT_FOUND',
      'NOT_ELIGIBLE',
      'ALREADY_USED',
      'SUPPLY_ORDERED',
      'SUPPLY_SHORT',
      'QUOTA_YEAR',
      'DUPLICATE_PERSON',
      'ALREADY_CLAIMED',
    ],
  },
  'contraceptives.mine': {
    summary: "The caller's orders, newest first.",
    kind: 'read',
    access: resident,
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(supplyOrder), ...pageOutput }),
    errors: [],
  },
  'contraceptives.cancel': {
    summary:
      'Cancel an order that has not left the outlet; the things go back to the stock, and she may order again.',
    kind: 'write',
    access: resident,
    input: z.object({ orderId: supplyOrderId }),
    output: z.object({ state: z.enum(['cancelled']) }),
    errors: ['NOT_FOUND', 'SUPPLY_CLOSED'],
  },
  'contraceptives.waiting': {
    summary: "Orders that wait at the clerk's outlet, those to be fetched soonest first.",
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ ...pageInput }),
    output: z.object({ items: z.array(waitingOrder), ...pageOutput }),
    errors: [],
  },
  'contraceptives.open': {
    summary: 'One waiting order; the address of a parcel. Each opening is recorded.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ orderId: supplyOrderId }),
    output: z.object({ ...waitingOrder.shape, mail: z.nullable(address) }),
    errors: ['NOT_FOUND', 'SUPPLY_CLOSED'],
  },
  'contraceptives.hand': {
    summary: 'Hand an order over, or note that its parcel left; the voucher of the month is redeemed.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({
      orderId: supplyOrderId,
      /** The carrier's number of a parcel, so that she can follow it. */
      parcel: z.optional(z.string().check(z.trim(), z.maxLength(40, '最多40个字'))),
    }),
    output: z.object({ state: z.enum(['handed', 'sent']) }),
    errors: [
      'NOT_FOUND',
      'SUPPLY_CLOSED',
      'SITE_NO_CAPABILITY',
      'VOUCHER_CLOSED',
      'EXPIRED_VOUCHER',
      'ALREADY_REDEEMED',
      'NO_LONGER_ELIGIBLE',
    ],
  },
  'contraceptives.stock': {
    summary:
      "What the clerk's outlet has, or all outlets of the manager's division, with what went out this month.",
    kind: 'read',
    access: staff('clerk', 'manager'),
    input: z.object({ ...pageInput }),
    output: z.object({
      items: z.array(
        z.object({
          institutionId,
          outlet: z.string(),
          item,
          name: z.string(),
          unit: z.string(),
          onHand: z.number(),
          waiting: z.number(),
          given: z.number(),
        }),
      ),
      ...pageOutput,
    }),
    errors: [],
  },
  'contraceptives.receive': {
    summary: 'Put a delivery into the stock, or correct the count; never below nothing.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({
      item,
      /** More, or after a count fewer. */
      units: z.int().check(
        z.gte(-10_000),
        z.lte(10_000),
        z.refine(n => n !== 0, '请填写数量'),
      ),
      kind: z.enum(['received', 'corrected']),
    }),
    output: z.object({ onHand: z.number() }),
    errors: ['NOT_FOUND', 'SUPPLY_SHORT'],
  },
})
