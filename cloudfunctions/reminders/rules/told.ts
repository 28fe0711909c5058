/**
 * What a message tells, as its parameters hold it: stages `PG_NT:1,PG_T1_SERUM:1`,
 * of a child `CH_2M:1:9007`, vouchers `501:V_NT,502:V_FOLIC`.
 */
import type { ProgrammeCode, VoucherId } from '../../../types/schema'

export interface Told {
  readonly stage: string
  readonly occurrence: number
  /** What its course is about (`rules/courses.ts`); left out for the pregnancy that the message belongs to. */
  readonly about?: string
}

export const writeTold = (told: readonly Told[]): string =>
  told
    .map(({ stage, occurrence, about }) =>
      [stage, occurrence, ...(about === undefined ? [] : [about])].join(':'),
    )
    .join(',')

/** A message of one stage only (a first contact) has no such parameter: its template names the stage. */
export function readTold(template: string, stages: string | undefined): readonly Told[] {
  if (stages === undefined) {
    const [room, stage] = template.split('.')
    return room === 'stage' && stage !== undefined ? [{ stage, occurrence: 1 }] : []
  }
  return stages
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const [stage = '', occurrence, about] = part.split(':')
      return { stage, occurrence: Number(occurrence ?? 1), ...(about === undefined ? {} : { about }) }
    })
}

export interface ToldVoucher {
  readonly id: VoucherId
  readonly programme: ProgrammeCode
}

export const writeVouchers = (vouchers: readonly ToldVoucher[]): string =>
  vouchers.map(({ id, programme }) => `${id}:${programme}`).join(',')

export const readVouchers = (vouchers: string | undefined): readonly ToldVoucher[] =>
  (vouchers ?? '').split(',').flatMap(part => {
    const [id, programme] = part.split(':')
    // Written by `writeVouchers`.
    return id && programme ? [{ id: id as VoucherId, programme: programme as ProgrammeCode }] : []
  })
