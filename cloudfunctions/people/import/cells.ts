/** Reads one row's cells, gathering everything that is wrong with it: the sender is told once. */
import type { LocalDate } from '../../../types/schema'
import { cleanName } from '../name'
import { readDate } from '../rules/date'
import { normaliseNumber, parseIdentityNumber, type IdentityNumber } from '../rules/identity-number'
import { readPhone } from '../rules/phone'
import { weightOf, type Issue, type IssueCode } from './issue'
import type { Row } from './table'

/** A row as its feed means it; null when it is refused or must be reviewed first, as its issues say. */
export interface Reading<T> {
  readonly row: number
  readonly issues: readonly Issue[]
  readonly value: T | null
}

export class Cells<C extends string> {
  readonly issues: Issue[] = []
  constructor(
    private readonly source: Row<C>,
    readonly today: LocalDate,
  ) {
    if (!source.whole) this.issues.push({ row: source.row, column: '', code: 'ROW_BROKEN' })
  }

  text(column: C): string {
    return this.source.cell(column).trim()
  }

  /** @param shown the cell's text, of a column that holds nothing personal */
  say(column: C, code: IssueCode, shown?: string): null {
    this.issues.push({
      row: this.source.row,
      column,
      code,
      ...(shown === undefined ? {} : { value: shown }),
    })
    return null
  }

  name(column: C): string | null {
    const raw = this.source.cell(column)
    const name = cleanName(raw)
    if (name === '') return this.say(column, 'NAME_MISSING')
    if ([...name].length > 50) return this.say(column, 'NAME_TOO_LONG')
    if (name !== raw) this.say(column, 'NAME_NORMALISED')
    return name
  }

  number(column: C): IdentityNumber | null {
    const raw = this.source.cell(column)
    const parsed = parseIdentityNumber(raw)
    if (!parsed.ok) return this.say(column, parsed.fault)
    if (parsed.id.birth !== null && parsed.id.birth > this.today)
      return this.say(column, 'ID_BIRTHDAY_FUTURE')
    if (normaliseNumber(raw) !== raw) this.say(column, 'NUMBER_NORMALISED')
    return parsed.id
  }

  phone(column: C): string | null {
    const raw = this.text(column)
    return raw === '' ? null : (readPhone(raw) ?? this.say(column, 'PHONE_INVALID'))
  }

  /** Null when the cell is empty, or with an issue when it is no date. */
  date(column: C): LocalDate | null {
    const raw = this.text(column)
    return raw === '' ? null : (readDate(raw) ?? this.say(column, 'DATE_INVALID', raw))
  }

  /** A day that must be given and must not lie ahead. */
  pastDate(column: C): LocalDate | null {
    const date = readDate(this.text(column))
    if (date === null) return this.say(column, 'DATE_INVALID', this.text(column))
    return date > this.today ? this.say(column, 'DATE_IN_FUTURE', this.text(column)) : date
  }

  /** @param value of a row without refusals: complete by then */
  done<T>(value: T | null): Reading<T> {
    const taken = !this.issues.some(({ code }) => ['refused', 'review'].includes(weightOf(code)))
    return { row: this.source.row, issues: this.issues, value: taken ? value : null }
  }
}
