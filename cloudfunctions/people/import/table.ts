/** A feed's file as rows of text, whatever its format, numbered as a spreadsheet numbers them: the header is row 1. */
import { feeds, type Column, type Feed, type FeedFile } from './feed'
import { csvRows } from './sheet/csv'
import { UnreadableFile, type SheetFile } from './sheet/sheet-file'
import type { SheetRow } from './sheet/sheet-row'
import { xlsxRows } from './sheet/xlsx'

export interface Row<C extends string = string> {
  readonly row: number
  /** False when the row has more or fewer cells than the header: then no cell can be trusted. */
  readonly whole: boolean
  cell(column: C): string
}

/** A row as it is kept between the steps of an import: the feed's own columns in their order, nothing else of the file. */
export interface KeptRow {
  readonly row: number
  readonly whole: boolean
  readonly cells: readonly string[]
}

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Compound file, the format of Excel until 2003. */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** @throws UnreadableFile */
export function sheetRows(file: SheetFile): AsyncGenerator<SheetRow> | Generator<SheetRow> {
  const { label, bytes } = file
  if (bytes.subarray(0, 4).equals(compound))
    throw new UnreadableFile(label, '这是旧版Excel(.xls),请在Excel中另存为.xlsx或CSV后再导入')
  return bytes.subarray(0, 4).equals(zip) ? xlsxRows(file) : csvRows(file)
}

/** @throws UnreadableFile when the file cannot be read or lacks a column; a bad row is no reason */
export async function* readRows(file: FeedFile): AsyncGenerator<KeptRow> {
  const columns: readonly string[] = feeds[file.feed].columns
  let head: { readonly width: number; readonly at: readonly number[] } | null = null
  for await (const { row, cells } of sheetRows({ label: feeds[file.feed].label, bytes: file.bytes })) {
    if (head === null) {
      head = headOf(file.feed, columns, cells)
      continue
    }
    if (cells.every(cell => cell.trim() === '')) continue
    yield { row, whole: cells.length === head.width, cells: head.at.map(at => cells[at] ?? '') }
  }
  if (head === null) headOf(file.feed, columns, [])
}

function headOf(feed: Feed, columns: readonly string[], cells: readonly string[]) {
  const titles = cells.map(title => title.trim())
  const at = columns.map(column => titles.indexOf(column))
  const missing = columns.filter((_, i) => at[i] === -1)
  if (missing.length > 0) throw new UnreadableFile(feeds[feed].label, `缺少列 ${missing.join('、')}`)
  return { width: cells.length, at }
}

/** Gives a kept row its columns' names back. */
export function rowOf<F extends Feed>(feed: F, { row, whole, cells }: KeptRow): Row<Column<F>> {
  const columns: readonly string[] = feeds[feed].columns
  return { row, whole, cell: column => cells[columns.indexOf(column)] ?? '' }
}

export async function readTable<F extends Feed>(
  file: FeedFile & { readonly feed: F },
): Promise<Row<Column<F>>[]> {
  const rows: Row<Column<F>>[] = []
  for await (const kept of readRows(file)) rows.push(rowOf(file.feed, kept))
  return rows
}
