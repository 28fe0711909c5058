/** eligibility.appeal, eligibility.appeals: objecting to an answer, and what became of it (domain rules A4 4.3, H69). */
import type { Appeal } from '../../types/eligibility'
import { ServiceError } from '../../types/errors'
import type { AppealId } from '../../types/schema'
import { holidaysInForce } from '../catalogue/holidays'
import { onViolation } from '../database/driver-error'
import type { Handler, Services } from '../service/context'
import { decodeCursor, page } from '../service/page'
import { holidaysOf, workingDayAfter } from '../reminders/rules/working-day'
import { publishedProgrammes } from '../catalogue/programmes'
import { pauseExpiry } from '../vouchers/pause'
import { ask } from './about'
import { offeredProgramme } from './mine'
import { appealsMadeBy, insertAppeal, type AppealRow } from './queries/appeals'
import { dayNumber } from './rules/calendar'
import { snapshotOf } from './rules/snapshot'

/** Working days until the last day for an answer, where the city does not say otherwise. */
const answerWithin = 5

const sealedIn = (column: 'said' | 'inputs' | 'answer', id: AppealId): string => `appeal.${column}:${id}`

export const appeal: Handler<'eligibility.appeal'> = async (context, input) => {
  const { db, ids, vault, clock, city, caller } = context
  const programme = await offeredProgramme(context, input.programme)
  const asked = await ask(context, caller.personId, input.child)
  const id = ids.next<AppealId>()
  const dueOn = workingDayAfter(
    asked.day,
    city.appealWorkingDays ?? answerWithin,
    holidaysOf(await holidaysInForce(context)),
  )
  const at = clock.now()
  await onViolation(
    'appeal_one_open',
    () => new ServiceError('APPEAL_OPEN'),
    () =>
      insertAppeal(db, {
        id,
        about: asked.about,
        madeBy: caller.personId,
        programme: programme.code,
        version: programme.version,
        category: input.category,
        said: vault.seal(input.said, sealedIn('said', id)),
        inputs: vault.seal(
          JSON.stringify(snapshotOf(programme, asked.facts, asked.standing(programme), asked.day)),
          sealedIn('inputs', id),
        ),
        at,
        dueOn,
      }),
  )
  await pauseExpiry(context, asked.about, programme.code, dayNumber(dueOn) - dayNumber(asked.day))
  return {
    appealId: id,
    programme: programme.code,
    title: programme.title,
    category: input.category,
    said: input.said,
    madeAt: at,
    dueOn,
    answer: null,
  }
}

export const appeals: Handler<'eligibility.appeals'> = async (context, { cursor }) => {
  const before = decodeCursor(cursor, 1)?.[0] ?? null
  const rows = await appealsMadeBy(context.db, context.caller.personId, before)
  const { items, next } = page(rows, row => [row.appeal_id])
  const titleOf = await titles(context)
  return { items: items.map(row => shownAppeal(context, row, titleOf)), next }
}

/** Titles of every published programme: one that is no longer offered keeps its name in what was said of it. */
export async function titles(services: Services): Promise<(row: AppealRow) => string> {
  const published = await publishedProgrammes(services)
  return row =>
    (
      published.find(({ code, version }) => code === row.programme && version === row.programme_version) ??
      published.find(({ code }) => code === row.programme)
    )?.title ?? row.programme
}

export const shownAppeal = (
  { vault }: Pick<Services, 'vault'>,
  row: AppealRow,
  titleOf: (row: AppealRow) => string,
): Appeal => ({
  appealId: row.appeal_id,
  programme: row.programme,
  title: titleOf(row),
  category: row.category,
  said: vault.open(row.said_sealed, sealedIn('said', row.appeal_id)),
  madeAt: row.made_at,
  dueOn: row.due_on,
  answer:
    row.answer_sealed === null || row.answered_at === null
      ? null
      : { text: vault.open(row.answer_sealed, sealedIn('answer', row.appeal_id)), at: row.answered_at },
})

export const openInputs = ({ vault }: Pick<Services, 'vault'>, row: AppealRow): unknown =>
  JSON.parse(vault.open(row.inputs_sealed, sealedIn('inputs', row.appeal_id)))

export const sealAnswer = ({ vault }: Pick<Services, 'vault'>, id: AppealId, answer: string): Buffer =>
  vault.seal(answer, sealedIn('answer', id))
