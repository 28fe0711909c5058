/** A row of a clinic's antenatal booklets: one pregnancy. */
import type { City } from '../../../../catalog/city'
import type { InstitutionId, LocalDate } from '../../../../types/schema'
import type { IdentityNumber } from '../../rules/identity-number'
import { readDate } from '../../rules/date'
import { Cells, type Reading } from '../cells'
import { dateByFeed, type FeedDating } from '../dating'
import type { Column } from '../feed'
import type { Row } from '../table'

export interface AntenatalRow {
  readonly id: IdentityNumber
  readonly name: string
  readonly dating: FeedDating
  readonly fetuses: number
  readonly institutionId: InstitutionId | null
  readonly bookletOn: LocalDate | null
  readonly phone: string | null
}

type C = Column<'clinic_antenatal'>
export type InstitutionNames = ReadonlyMap<string, InstitutionId>

export const institutionNames = (city: Pick<City, 'institutions'>): InstitutionNames =>
  // The catalogue's ids are those of the table.
  new Map(city.institutions.map(({ name, id }) => [name, id as InstitutionId]))

export function readAntenatalRow(
  row: Row<C>,
  today: LocalDate,
  institutions: InstitutionNames,
): Reading<AntenatalRow> {
  const cells = new Cells(row, today)
  const name = cells.name('姓名')
  const id = cells.number('证件号码')
  if (id?.sex === 1) cells.say('证件号码', 'SEX_MALE')
  const given = { lmp: cells.date('末次月经'), edd: cells.date('预产期') }
  const dating = dateByFeed(given, today)
  if ('fault' in dating) cells.say(dating.column, dating.fault, cells.text(dating.column))
  else if (dating.note !== null && cells.issues.every(({ code }) => code !== 'DATE_INVALID'))
    cells.say(dating.note === 'UNDATED' ? '末次月经' : '预产期', dating.note)
  const fetuses = cells.text('胎数') === '' ? 1 : Number(cells.text('胎数'))
  if (!Number.isInteger(fetuses) || fetuses < 1 || fetuses > 6)
    cells.say('胎数', 'FETUSES_INVALID', cells.text('胎数'))
  const clinic = cells.text('机构名称')
  const institutionId = institutions.get(clinic) ?? null
  if (institutionId === null) cells.say('机构名称', 'INSTITUTION_UNKNOWN', clinic)
  const bookletOn = bookletDate(cells)
  const phone = cells.phone('手机号')
  return cells.done(
    id === null || name === null || 'fault' in dating
      ? null
      : { id, name, dating, fetuses, institutionId, bookletOn, phone },
  )
}

/** A wrong booklet date does not lose the pregnancy. */
function bookletDate(cells: Cells<C>): LocalDate | null {
  const raw = cells.text('建册日期')
  if (raw === '') return null
  const date = readDate(raw)
  return date === null || date > cells.today ? cells.say('建册日期', 'BOOKLET_DATE_INVALID', raw) : date
}
