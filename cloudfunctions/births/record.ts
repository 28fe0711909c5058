/**
 * births.record: a delivery, in one transaction. The pregnancy ends and nothing more is said of its weeks; each child is a
 * person from now on, has what is free for newborns, and stages that count from the minute of birth.
 */
import { faultAt, ServiceError } from '../../types/errors'
import type { Input } from '../../types/contract'
import type { LocalDate, PersonId, PregnancyId } from '../../types/schema'
import { programmesInForce } from '../catalogue/programmes'
import { factsChanged } from '../eligibility/changed'
import { addDays } from '../eligibility/rules/calendar'
import { nameIndex, openName, sealName } from '../people/sealed'
import { instantAt, today } from '../platform/clock'
import { endByBirth, lockExpected, type Expected } from '../pregnancy/birth'
import { planFor } from '../reminders/plan'
import { courseOf } from '../reminders/rules/courses'
import { audit, mustHaveFound } from '../service/audit'
import type { Context, Handler, StaffCaller } from '../service/context'
import { issueToChild } from '../vouchers/issue-to-child'
import { childrenSince, insertChild, motherById } from './queries/births'
import { betweenBirthsDays, birthFault, daysApart, sameBirthDays, workingNames } from './rules/plausible'
import { birthsOf } from './view'

type Recording = Input<'births.record'>
const man = 1
const sexes = { male: 1, female: 2, unknown: 9 } as const

export const record: Handler<'births.record'> = async (context, input) => {
  const { db, clock, ids, vault, caller } = context
  const { personId, children, dischargedOn, sure = false } = input
  await mustHaveFound(context, [personId], ['patient.find'])
  const mother = await motherById(db, personId)
  if (mother === undefined) throw new ServiceError('NOT_FOUND')
  if (mother.sex === man) throw faultAt('personId', 'SEX_MISMATCH', { sex: '女' })
  const pregnancy = await lockExpected(context, personId)
  mustBePlausible(context, input, pregnancy)
  const first = firstDay(children)
  await mustBeNew(context, personId, first, sure)
  const pregnancyId = pregnancy?.pregnancyId ?? (await pregnancyOfSameBirth(context, personId, first))
  if (pregnancy !== null) await endByBirth(context, personId, pregnancy, first)
  const names = workingNames(openName(vault, personId, mother.name_sealed), children)
  const made: PersonId[] = []
  for (const [i, child] of children.entries()) {
    const id = ids.next<PersonId>()
    const name = names[i] ?? ''
    await insertChild(
      db,
      {
        id,
        sex: sexes[child.sex],
        bornOn: child.bornOn,
        bornAt: child.bornAt,
        nameSealed: sealName(vault, id, name),
        nameIndex: nameIndex(vault, name),
      },
      {
        mother: personId,
        residence: mother.residence_village ?? mother.hukou_village,
        pregnancyId,
        institutionId: caller.institutionId,
        dischargedOn: dischargedOn ?? null,
        at: clock.now(),
      },
    )
    await audit(context, id, 'births.record')
    made.push(id)
  }
  await factsChanged(context, [personId, ...made])
  await planFor(context, personId)
  const issued = await issueNewbornVouchers(context, personId, made)
  await audit(context, personId, 'births.record')
  return { births: await birthsOf(context, personId), issued }
}

const firstDay = (children: Recording['children']): LocalDate =>
  children.map(({ bornOn }) => bornOn).reduce((first, day) => (day < first ? day : first))

function mustBePlausible(
  { clock }: Context<StaffCaller>,
  { children, dischargedOn, sure = false }: Recording,
  pregnancy: Expected | null,
): void {
  const edd = pregnancy?.edd ?? null
  const first = firstDay(children)
  for (const [i, { bornOn, bornAt }] of children.entries()) {
    if (instantAt(bornOn, bornAt) > clock.now()) throw faultAt(`children.${i}.bornAt`, 'BIRTH_IN_FUTURE')
    if (daysApart(bornOn, first) > sameBirthDays) throw faultAt(`children.${i}.bornOn`, 'DATE_IMPLAUSIBLE')
    if (pregnancy?.edd === null && bornOn < pregnancy.registeredOn)
      throw faultAt(`children.${i}.bornOn`, 'DATE_IMPLAUSIBLE')
    const fault = birthFault(edd, bornOn, sure)
    if (fault !== null) throw faultAt(`children.${i}.bornOn`, fault)
  }
  if (dischargedOn !== undefined && (dischargedOn < first || dischargedOn > today(clock)))
    throw faultAt('dischargedOn', 'DATE_IMPLAUSIBLE')
}

/** A delivery is entered once; a twin that was left out is added on purpose. */
async function mustBeNew(
  { db }: Context<StaffCaller>,
  personId: PersonId,
  bornOn: LocalDate,
  sure: boolean,
): Promise<void> {
  const near = (await childrenSince(db, personId, addDays(bornOn, -betweenBirthsDays))).map(child =>
    daysApart(child.born_on, bornOn),
  )
  if (near.some(days => days > sameBirthDays && days < betweenBirthsDays))
    throw faultAt('children.0.bornOn', 'DATE_IMPLAUSIBLE')
  if (near.some(days => days <= sameBirthDays) && !sure) throw new ServiceError('BIRTH_RECORDED')
}

async function pregnancyOfSameBirth(
  { db }: Context<StaffCaller>,
  personId: PersonId,
  bornOn: LocalDate,
): Promise<PregnancyId | null> {
  const siblings = await childrenSince(db, personId, addDays(bornOn, -sameBirthDays))
  return siblings.find(child => daysApart(child.born_on, bornOn) <= sameBirthDays)?.pregnancy_id ?? null
}

/** The screenings of the first days that are open now; what has time is claimed when its day comes. */
async function issueNewbornVouchers(
  context: Context<StaffCaller>,
  mother: PersonId,
  children: readonly PersonId[],
): Promise<string[]> {
  const { city } = context
  const programmes = (await programmesInForce(context)).filter(
    ({ code, voucherDays }) =>
      voucherDays !== undefined &&
      city.stages.some(
        stage => stage.voucher === code && stage.urgency === 'U3' && courseOf(stage) === 'child',
      ),
  )
  const issued = new Set<string>()
  for (const child of children)
    for (const programme of programmes)
      if ('voucherId' in (await issueToChild(context, mother, child, programme))) issued.add(programme.title)
  return [...issued]
}
