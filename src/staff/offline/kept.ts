// What a desk device keeps: its key, the day's list, what it redeemed. It survives a restart and a change of shift.
import { deskRecord, deviceId, publicKey, signature } from '~types/desk-record'
import { deskDay, type DeskDay } from '~types/offline'
import { instant, institutionId, voucherId, z } from '~types/schema'
import { readStored, store } from '@/platform/storage'
import { verifyText } from './keys'

const device = z.object({
  /** Never leaves the device. */
  seed: z.string().check(z.regex(/^[\w-]{43}$/)),
  deviceId,
  institutionId,
  /** The city's key, kept from the registration: a list that another key signed is none. */
  cityKey: publicKey,
})
export type KeptDevice = z.infer<typeof device>

const redeemed = z.object({ voucherId, at: instant })
const waiting = z.object({ record: deskRecord, title: z.string(), names: z.array(z.string()) })
export type Waiting = z.infer<typeof waiting>
const work = z.object({
  queue: z.array(waiting),
  /** Of the day, also when uploaded: the same voucher a second time is refused at once. */
  redeemed: z.array(redeemed),
})
export type Work = z.infer<typeof work>
const signedDay = z.object({ list: z.string(), signature })

/** By institution: a clerk of another one who signs in on this device finds none of it. */
const slot = (institution: string, what: 'device' | 'day' | 'work'): string => `desk.${what}.${institution}`

export function keptDevice(institution: string): KeptDevice | undefined {
  const read = device.safeParse(readStored(slot(institution, 'device')))
  return read.success ? read.data : undefined
}
export const keepDevice = (institution: string, value: KeptDevice): boolean =>
  store(slot(institution, 'device'), value)

/** undefined when there is none, or it was changed on the device. */
export function keptDay(institution: string, { cityKey, deviceId: mine }: KeptDevice): DeskDay | undefined {
  const read = signedDay.safeParse(readStored(slot(institution, 'day')))
  if (!read.success || !verifyText(cityKey, read.data.list, read.data.signature)) return undefined
  const day = deskDay.safeParse(JSON.parse(read.data.list))
  return day.success && day.data.deviceId === mine ? day.data : undefined
}
export const keepDay = (institution: string, value: z.infer<typeof signedDay>): boolean =>
  store(slot(institution, 'day'), value)

export function keptWork(institution: string): Work {
  const read = work.safeParse(readStored(slot(institution, 'work')))
  return read.success ? read.data : { queue: [], redeemed: [] }
}
export const keepWork = (institution: string, value: Work): boolean => store(slot(institution, 'work'), value)
