/** A new appointment as it is written: its id, and its check-in code both hashed and sealed. */
import { randomBytes } from 'node:crypto'
import type { AppointmentId, InstitutionId, PersonId, ServiceCode, SlotId } from '../../types/schema'
import type { Services } from '../service/context'
import type { NewAppointment } from './queries/take-places'
import { entropyBytes, makeCheckinCode } from './rules/checkin-code'
import { checkinIndex, sealCheckin } from './sealed-code'

export function newAppointment(
  { ids, vault, clock }: Services,
  what: {
    readonly institutionId: InstitutionId
    readonly slotId: SlotId
    readonly service: ServiceCode
    readonly personId: PersonId
    readonly partnerId: PersonId | null
  },
): NewAppointment {
  const appointmentId = ids.next<AppointmentId>()
  const code = makeCheckinCode(randomBytes(entropyBytes))
  return {
    ...what,
    appointmentId,
    codeIndex: checkinIndex(vault, code),
    codeSealed: sealCheckin(vault, appointmentId, code),
    at: clock.now(),
  }
}
