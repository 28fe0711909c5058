/** A table as a file that a spreadsheet opens, in the format asked for. */
import type { ListFormat } from '../../../types/lists'
import { csvOf } from './csv'
import { xlsxOf } from './xlsx'

export interface TableFile {
  readonly type: string
  readonly content: Buffer
}

/** @param title of the sheet; `head` and `rows` as for `xlsxOf` */
export function fileOf(
  format: ListFormat,
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): TableFile {
  switch (format) {
    case 'csv':
      return { type: 'text/csv;charset=utf-8', content: Buffer.from(csvOf(head, rows), 'utf8') }
    case 'xlsx':
      return {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: Buffer.from(xlsxOf(title, head, rows)),
      }
  }
}
