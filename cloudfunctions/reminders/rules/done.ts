/** Whether a stage needs no telling any more, from what the records say (domain C4, rule 5). */
import type { Stage } from '../../../catalog/city'
import type { LocalDate } from '../../../types/schema'

export interface StageRecord {
  readonly bookletOn: LocalDate | null
  /** An ultrasound has confirmed or changed the dating. */
  readonly scanned: boolean
  /** Of this person, this pregnancy or this couple. */
  readonly vouchers: readonly {
    readonly programme: string
    readonly state: string
    readonly subject: string
  }[]
  readonly visits: readonly { readonly service: string; readonly day: LocalDate; readonly state: string }[]
}

export interface Days {
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
}

/** Of what came in while the stage table was made; a stage that no record can show is never done. */
const byRecord: Readonly<Record<string, (record: StageRecord) => boolean>> = {
  PG_BOOKLET: ({ bookletOn }) => bookletOn !== null,
  PG_EARLY_US: ({ scanned }) => scanned,
}

/** A voucher that several stages share (five visits) says nothing about one of them. */
const paysForOne = (stage: Stage, stages: readonly Stage[]): boolean =>
  stages.filter(other => other.anchor === stage.anchor && other.voucher === stage.voucher).length === 1

export function isDone(stage: Stage, days: Days, record: StageRecord, stages: readonly Stage[]): boolean {
  if (byRecord[stage.key]?.(record)) return true
  const redeemed = record.vouchers.some(
    voucher => voucher.programme === stage.voucher && voucher.state === 'redeemed',
  )
  return (redeemed && paysForOne(stage, stages)) || visited(stage, days, record, 'checked_in')
}

/** A place in the window is as good as done: the appointment has reminders of its own. */
export const isBooked = (stage: Stage, days: Days, record: StageRecord): boolean =>
  visited(stage, days, record, 'booked')

const visited = (stage: Stage, { opensOn, closesOn }: Days, record: StageRecord, state: string): boolean =>
  stage.service !== undefined &&
  record.visits.some(
    visit =>
      visit.service === stage.service &&
      visit.state === state &&
      visit.day >= opensOn &&
      visit.day <= closesOn,
  )
