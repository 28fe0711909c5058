// Uploads what waits, in batches: what the server has answered leaves the device, what it has not stays.
import { deskBatch } from '~types/desk-record'
import type { Output } from '~types/contract'
import type { Instant } from '~types/schema'
import { call } from '@/api/call'
import { deviceNow } from '@/platform/device-clock'
import { keepWork, keptWork, type KeptDevice } from './kept'

export type Told = Output<'desk.sync'>['results'][number]

/** What the server said of each. @throws CallError; what was answered before it is gone from the queue already */
export async function uploadWaiting(institution: string, { deviceId }: KeptDevice): Promise<readonly Told[]> {
  const told: Told[] = []
  for (;;) {
    const records = keptWork(institution)
      .queue.slice(0, deskBatch)
      .map(({ record }) => record)
    if (records.length === 0) return told
    const deviceTime = new Date(deviceNow()).toISOString() as Instant
    const { results } = await call('desk.sync', { deviceId, deviceTime, records })
    told.push(...results)
    const answered = new Set(results.map(({ recordId }) => recordId))
    // Read again: a clerk may have redeemed another one meanwhile.
    const { queue, redeemed } = keptWork(institution)
    keepWork(institution, { queue: queue.filter(({ record }) => !answered.has(record.recordId)), redeemed })
  }
}
