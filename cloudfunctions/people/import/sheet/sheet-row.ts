/** One row of a table file, whatever its format: its number as a spreadsheet shows it (the header is row 1) and its cells. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}
