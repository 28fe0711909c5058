/** Days on which many couples register and registries often open although it is a weekend (domain H37). */
import type { LocalDate } from '../types/schema'

export interface RegistryDay {
  readonly day: LocalDate
  readonly name: string
}

/** 七夕, the seventh of the seventh month of the Chinese calendar; checked by a test against ICU's. */
const doubleSeventh: readonly string[] = [
  '2026-08-19',
  '2027-08-08',
  '2028-08-26',
  '2029-08-16',
  '2030-08-05',
  '2031-08-24',
  '2032-08-12',
  '2033-08-01',
  '2034-08-20',
  '2035-08-10',
]
const everyYear = [
  { on: '02-14', name: '2月14日' },
  { on: '05-20', name: '5月20日' },
] as const

/** The last year that is in the table of 七夕. */
export const lastRegistryYear = 2035

export const registryDaysOf = (year: number): readonly RegistryDay[] =>
  [
    ...everyYear.map(({ on, name }) => ({ day: `${year}-${on}` as LocalDate, name })),
    ...doubleSeventh
      .filter(day => day.startsWith(`${year}-`))
      .map(day => ({ day: day as LocalDate, name: '七夕' })),
  ].sort((one, other) => (one.day < other.day ? -1 : 1))
