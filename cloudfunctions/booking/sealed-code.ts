/** The check-in code at rest: a keyed hash to find it, and the sealed code to show it again to its holder. */
import type { AppointmentId } from '../../types/schema'
import type { Vault } from '../platform/vault'
import type { CheckinCode } from './rules/checkin-code'

export const checkinIndex = (vault: Vault, code: CheckinCode): Buffer =>
  vault.index(code, 'appointment.checkin')
export const sealCheckin = (vault: Vault, id: AppointmentId, code: CheckinCode): Buffer =>
  vault.seal(code, `appointment.checkin:${id}`)
export const openCheckin = (vault: Vault, id: AppointmentId, sealed: Buffer): string =>
  vault.open(sealed, `appointment.checkin:${id}`)
