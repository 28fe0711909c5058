/** A feed's bytes as rows of text, numbered as a spreadsheet numbers them: the header is row 1. */
import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { feeds, UnreadableFeed, type Column, type Feed, type FeedFile } from './feed'

export interface Row<C extends string = string> {
  readonly row: number
  /** False when the row has more or fewer cells than the header: then no cell can be trusted. */
  readonly whole: boolean
  cell(column: C): string
}

/** UTF-8 with or without BOM, else GB18030, which offices use and which no GB18030 Han text fits as UTF-8. */
export function decode({ feed, bytes }: FeedFile): string {
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '')
  const text = iconv.decode(bytes, 'gb18030')
  if (text.includes('\uFFFD')) throw new UnreadableFeed(feed, '编码不是UTF-8,也不是GB18030')
  return text
}

function records(file: FeedFile): string[][] {
  try {
    return parse(decode(file), { relax_column_count: true, relax_quotes: true })
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFeed(file.feed, '引号没有配对,无法分出行和列')
    throw error
  }
}

/** Blank lines are no rows, but they count: row numbers stay those of the spreadsheet. */
export function readTable<F extends Feed>(file: FeedFile & { readonly feed: F }): Row<Column<F>>[] {
  const [head = [], ...body] = records(file)
  const titles = head.map(title => title.trim())
  const positions = new Map<string, number>()
  const columns: readonly string[] = feeds[file.feed].columns
  const missing = columns.filter(column => {
    const at = titles.indexOf(column)
    positions.set(column, at)
    return at < 0
  })
  if (missing.length > 0) throw new UnreadableFeed(file.feed, `缺少列 ${missing.join('、')}`)
  return body.flatMap((cells, i) =>
    cells.every(cell => cell.trim() === '')
      ? []
      : [
          {
            row: i + 2,
            whole: cells.length === titles.length,
            cell: (column: string) => cells[positions.get(column) ?? -1] ?? '',
          },
        ],
  )
}
