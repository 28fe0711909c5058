/** A row of the household register: one person. */
import type { LocalDate } from '../../../../types/schema'
import type { IdentityNumber } from '../../rules/identity-number'
import type { RegionCheck } from '../../rules/region-code'
import { Cells, type Reading } from '../cells'
import type { Column } from '../feed'
import type { Row } from '../table'

export interface RegisterRow {
  readonly id: IdentityNumber
  readonly name: string
  readonly sex: 1 | 2
  /** Null only on a card that does not carry it. */
  readonly birth: LocalDate | null
  /** Here and below null means that the row does not say: what is known stays. */
  readonly ethnicity: number | null
  readonly maritalStatus: number | null
  readonly hukou: string | null
  readonly residence: string | null
  readonly phone: string | null
}

type C = Column<'household_register'>
const sexes = new Map<string, 1 | 2>([
  ['男', 1],
  ['1', 1],
  ['女', 2],
  ['2', 2],
])
/** GB/T 2261.2 */
const maritalStatuses = new Set(['10', '20', '21', '22', '23', '30', '40', '90'])

/** GB/T 3304: 01 to 56, 97 others, 98 of foreign descent. */
const isEthnicity = (code: string): boolean =>
  /^\d\d$/.test(code) && ((Number(code) >= 1 && Number(code) <= 56) || code === '97' || code === '98')

export function readRegisterRow(row: Row<C>, today: LocalDate, regions: RegionCheck): Reading<RegisterRow> {
  const cells = new Cells(row, today)
  const name = cells.name('姓名')
  const id = cells.number('公民身份号码')
  const sex = sexes.get(cells.text('性别')) ?? cells.say('性别', 'SEX_UNKNOWN', cells.text('性别'))
  if (id !== null && id.sex !== null && sex !== null && id.sex !== sex) cells.say('性别', 'SEX_CONTRADICTS')
  const region = (column: '户籍地区划' | '现居住地区划'): string | null => {
    const code = cells.text(column)
    if (code === '') return null
    return regions.anywhere(code) ? code : cells.say(column, 'REGION_UNKNOWN', code)
  }
  const coded = (
    column: '民族代码' | '婚姻状况代码',
    valid: (code: string) => boolean,
    otherwise: 'ETHNICITY_UNKNOWN' | 'MARITAL_STATUS_UNKNOWN',
  ): number | null => {
    const code = cells.text(column)
    if (code === '') return null
    return valid(code) ? Number(code) : cells.say(column, otherwise, code)
  }
  const birth = birthOf(cells, id)
  const rest = {
    ethnicity: coded('民族代码', isEthnicity, 'ETHNICITY_UNKNOWN'),
    maritalStatus: coded('婚姻状况代码', code => maritalStatuses.has(code), 'MARITAL_STATUS_UNKNOWN'),
    hukou: region('户籍地区划'),
    residence: region('现居住地区划'),
    phone: cells.phone('手机号'),
  }
  return cells.done(name === null || id === null || sex === null ? null : { id, name, sex, birth, ...rest })
}

/** The number's birthday holds: a lunar or a remembered one in the next column does not (domain H25). */
function birthOf(cells: Cells<C>, id: IdentityNumber | null): LocalDate | null {
  if (id === null) return null
  const written = cells.text('出生日期')
  if (id.birth === null) return cells.date('出生日期')
  if (written !== '' && written.replace(/\D/g, '') !== id.birth.replaceAll('-', ''))
    cells.say('出生日期', 'BIRTHDAY_DIFFERS')
  return id.birth
}
