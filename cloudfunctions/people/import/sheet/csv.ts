/** CSV as a stream of records, UTF-8 with or without BOM, or GB18030. */
import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse'
import { UnreadableFile, type SheetFile } from './sheet-file'
import type { SheetRow } from './sheet-row'

/** Bytes decoded at a time: the text of a whole file is never held. */
const pieceBytes = 64 * 1024

/** UTF-8 with or without BOM, else GB18030, which offices use and which no GB18030 Han text fits as UTF-8. */
export function* decode({ label, bytes }: SheetFile): Generator<string> {
  const utf8 = isUtf8(bytes)
  // Node's own, which knows GB18030 since it carries all of ICU: a table of it in the bundle is 270 KB.
  const decoder = new TextDecoder(utf8 ? 'utf-8' : 'gb18030')
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const text = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
    if (!utf8 && text.includes('\uFFFD')) throw new UnreadableFile(label, '编码不是UTF-8,也不是GB18030')
    yield text
  }
  const rest = decoder.decode()
  if (!utf8 && rest.includes('\uFFFD')) throw new UnreadableFile(label, '编码不是UTF-8,也不是GB18030')
  yield rest
}

/**
 * Blank lines are no rows, but they count: row numbers stay those of the spreadsheet.
 * @throws UnreadableFile
 */
export async function* csvRows(file: SheetFile): AsyncGenerator<SheetRow> {
  const parser = parse({ relax_column_count: true, relax_quotes: true, skip_empty_lines: false })
  const failed: Error[] = []
  parser.on('error', error => failed.push(error))
  let row = 0
  function* records(): Generator<SheetRow> {
    for (let cells: unknown = parser.read(); cells !== null; cells = parser.read())
      // Without `columns` a record is its cells.
      yield { row: ++row, cells: cells as string[] }
  }
  const check = (): void => {
    const [error] = failed
    if (error === undefined) return
    if (error instanceof CsvError) throw new UnreadableFile(file.label, '引号没有配对,无法分出行和列')
    throw error
  }
  for (const text of decode(file)) {
    parser.write(text)
    await settled()
    check()
    yield* records()
  }
  parser.end()
  await settled()
  check()
  yield* records()
}

/** The parser answers in the same turn, its events in the next. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
