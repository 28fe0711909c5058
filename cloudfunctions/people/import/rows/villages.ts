/** A row of a village's reports: something that happened to one person. */
import type { LocalDate } from '../../../../types/schema'
import type { IdentityNumber } from '../../rules/identity-number'
import type { RegionCheck } from '../../rules/region-code'
import { Cells, type Reading } from '../cells'
import type { Column } from '../feed'
import type { Row } from '../table'

export type Loss = 'miscarriage' | 'termination' | 'stillbirth'
export type VillageEvent =
  | { readonly kind: 'certified'; readonly category: 'special_family' | 'low_income' }
  | { readonly kind: 'loss'; readonly outcome: Loss }
  | { readonly kind: 'moved_out' }
  | { readonly kind: 'died' }
  | { readonly kind: 'pregnant' }

export interface VillageRow {
  readonly id: IdentityNumber
  readonly name: string
  readonly region: string
  readonly on: LocalDate
  readonly event: VillageEvent
}

type C = Column<'village_reports'>

/** @param note the free text beside a loss; 妊娠终止 alone means any ending before birth */
function lossOf(note: string): Loss {
  if (/自然流产|胎停|稽留/.test(note)) return 'miscarriage'
  return /死胎|死产/.test(note) ? 'stillbirth' : 'termination'
}

function eventOf(kind: string, note: string): VillageEvent | null {
  switch (kind) {
    case '计生特殊家庭认定':
      return { kind: 'certified', category: 'special_family' }
    case '低保认定':
      return { kind: 'certified', category: 'low_income' }
    case '妊娠终止':
      return { kind: 'loss', outcome: lossOf(note) }
    case '迁出':
      return { kind: 'moved_out' }
    case '死亡':
      return { kind: 'died' }
    case '怀孕':
      return { kind: 'pregnant' }
    default:
      return null
  }
}

export function readVillageRow(row: Row<C>, today: LocalDate, regions: RegionCheck): Reading<VillageRow> {
  const cells = new Cells(row, today)
  const note = cells.text('备注')
  if (/^[=+\-@]/.test(note)) cells.say('备注', 'FORMULA_TEXT', note)
  const event = eventOf(cells.text('事项'), note)
  const region = cells.text('区划')
  if (event === null) cells.say('事项', 'KIND_UNKNOWN', cells.text('事项'))
  if (!regions.ofCity(region)) cells.say('区划', 'REGION_UNKNOWN', region)
  const name = cells.name('姓名')
  const id =
    cells.text('证件号码') === '' ? cells.say('证件号码', 'NUMBER_MISSING') : cells.number('证件号码')
  if (event?.kind === 'pregnant' && id?.sex === 1) cells.say('证件号码', 'SEX_MALE')
  // A report of an unknown kind may have no day; it is refused for its kind.
  const on = event === null ? null : cells.pastDate('发生日期')
  return cells.done(
    event === null || name === null || id === null || on === null ? null : { id, name, region, on, event },
  )
}
