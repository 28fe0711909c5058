/** A hospital's notice arrives: by its feed, or when a clinic registers a pregnancy. Once for each thing that happened. */
import type { InstitutionId, LocalDate, PersonId, PregnancyId } from '../../types/schema'
import type { NoticeKind } from '../../types/notices'
import { holidaysInForce } from '../catalogue/holidays'
import { today } from '../platform/clock'
import { holidaysOf, workingDayAfter } from '../reminders/rules/working-day'
import type { Services } from '../service/context'
import { insertNotices } from './queries/insert'
import { townWorkingDays } from './rules/deadline'

export interface NewNotice {
  readonly personId: PersonId
  readonly kind: NoticeKind
  /** Identity within the person: a second notice with the same key is not made. */
  readonly dedupeKey: string
  readonly institutionId: InstitutionId | null
  readonly batchId: string | null
  readonly happenedOn: LocalDate | null
}

/** In the caller's transaction; answers how many were new. */
export async function receiveNotices(services: Services, notices: readonly NewNotice[]): Promise<number> {
  const { db, clock, ids, city } = services
  const dueOn = workingDayAfter(today(clock), townWorkingDays, holidaysOf(await holidaysInForce(services)))
  return insertNotices(
    db,
    notices.map(notice => ({ ...notice, noticeId: ids.next() })),
    { at: clock.now(), dueOn, city: city.code },
  )
}

/** For the room of pregnancies: a clinic registered one. */
export const noticeOfRegistration = (
  services: Services,
  pregnancy: {
    readonly personId: PersonId
    readonly pregnancyId: PregnancyId
    readonly institutionId: InstitutionId | null
  },
): Promise<number> =>
  receiveNotices(services, [
    {
      personId: pregnancy.personId,
      kind: 'pregnancy',
      dedupeKey: `pregnancy:${pregnancy.pregnancyId}`,
      institutionId: pregnancy.institutionId,
      batchId: null,
      happenedOn: today(services.clock),
    },
  ])

/** For the room of pregnancies: a clinic dated one anew, or saw something else worth telling. */
export const noticeOfExamination = (
  services: Services,
  examination: {
    readonly personId: PersonId
    readonly pregnancyId: PregnancyId
    readonly version: number
    readonly institutionId: InstitutionId | null
  },
): Promise<number> =>
  receiveNotices(services, [
    {
      personId: examination.personId,
      kind: 'examination',
      dedupeKey: `examination:${examination.pregnancyId}:${examination.version}`,
      institutionId: examination.institutionId,
      batchId: null,
      happenedOn: today(services.clock),
    },
  ])
