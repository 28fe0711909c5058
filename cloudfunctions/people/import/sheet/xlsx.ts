/**
 * An Excel workbook (.xlsx, ECMA-376) as a stream of rows of its first sheet. A workbook is XML in a zip: both are read in
 * pieces, because 100,000 rows are 60 MB of XML, and a document tree of them does not fit into a cloud function.
 */
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate'
import { SaxesParser } from 'saxes'
import { UnreadableFile, type SheetFile } from './sheet-file'
import { excelDate, isDateFormat } from './excel-date'
import type { SheetRow } from './sheet-row'

/** A zip may claim anything: what comes out is counted, and past this it is no list of people. */
const maxExpanded = { sheet: 300_000_000, strings: 80_000_000, other: 4_000_000 }
const pieceBytes = 32 * 1024
/** XFD, Excel's own last column; ours have a dozen. */
const maxColumns = 200

/** Pushes the zip through piece by piece; the texts of the wanted entry come out between the pieces. */
function* entryText({ label, bytes }: SheetFile, name: string, limit: number): Generator<string> {
  const decoder = new TextDecoder()
  let texts: string[] = []
  let expanded = 0
  let broken: unknown = null
  const unzip = new Unzip((file: UnzipFile) => {
    if (file.name !== name) return
    file.ondata = (error, data, final) => {
      if (error) broken ??= error
      else {
        expanded += data.length
        if (expanded > limit) broken ??= new UnreadableFile(label, '文件展开后过大')
        else texts.push(decoder.decode(data, { stream: !final }))
      }
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    try {
      unzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length)
    } catch (error) {
      broken ??= error
    }
    if (broken instanceof UnreadableFile) throw broken
    if (broken !== null) throw new UnreadableFile(label, '不是完整的Excel文件(.xlsx)')
    yield* texts
    texts = []
  }
}

interface Handlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Feeds an entry to a parser; yields after each piece, so that what the handlers gathered can be taken. */
function* parseEntry(file: SheetFile, name: string, limit: number, handlers: Handlers): Generator<void> {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new UnreadableFile(file.label, 'Excel文件内容损坏')
  })
  parser.on('opentag', tag => handlers.open(local(tag.name), tag.attributes))
  parser.on('closetag', tag => handlers.close?.(local(tag.name)))
  parser.on('text', text => handlers.text?.(text))
  for (const text of entryText(file, name, limit)) {
    parser.write(text)
    yield
  }
}

const drain = (steps: Generator<void>): void => {
  while (steps.next().done !== true);
}

/** Where the first sheet of the workbook lies. */
function firstSheet(file: SheetFile): { path: string; date1904: boolean } {
  let id = ''
  let date1904 = false
  drain(
    parseEntry(file, 'xl/workbook.xml', maxExpanded.other, {
      open(name, attributes) {
        if (name === 'sheet' && id === '') id = attributes['r:id'] ?? ''
        if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      },
    }),
  )
  let path = ''
  drain(
    parseEntry(file, 'xl/_rels/workbook.xml.rels', maxExpanded.other, {
      open(name, attributes) {
        if (name === 'Relationship' && attributes['Id'] === id) path = attributes['Target'] ?? ''
      },
    }),
  )
  if (path === '') throw new UnreadableFile(file.label, '不是Excel工作簿(.xlsx)')
  return { path: path.startsWith('/') ? path.slice(1) : `xl/${path}`, date1904 }
}

/** For each cell style whether it shows a date. */
function dateStyles(file: SheetFile): readonly boolean[] {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  drain(
    parseEntry(file, 'xl/styles.xml', maxExpanded.other, {
      open(name, attributes) {
        if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells) {
          const id = Number(attributes['numFmtId'] ?? 0)
          styles.push(isDateFormat(id, formats.get(id)))
        }
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    }),
  )
  return styles
}

/** Texts that cells refer to by number. Phonetic hints (rPh) are not part of them. */
function sharedStrings(file: SheetFile): readonly string[] {
  const all: string[] = []
  let text = ''
  let inText = false
  let hints = 0
  drain(
    parseEntry(file, 'xl/sharedStrings.xml', maxExpanded.strings, {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') hints += 1
        if (name === 't') inText = hints === 0
      },
      text(piece) {
        if (inText) text += piece
      },
      close(name) {
        if (name === 't') inText = false
        if (name === 'rPh') hints -= 1
        if (name === 'si') all.push(text)
      },
    }),
  )
  return all
}

/** `C12` is column 2; a cell without a reference follows the one before. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0]
  return letters === undefined
    ? next
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Excel writes 16012345678 and 1.6012345678E10 alike. */
const plainNumber = (value: string): string =>
  /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value

/** What XML cannot hold Excel writes as `_x000D_` (ECMA-376, 22.9.2.19 ST_Xstring). */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

interface Workbook {
  readonly label: string
  readonly strings: readonly string[]
  readonly dates: readonly boolean[]
  readonly date1904: boolean
}

/** Gathers rows from the events of a sheet. */
class Sheet {
  rows: SheetRow[] = []
  private row = 0
  private cells: string[] = []
  private column = -1
  private type = ''
  private dated = false
  private value = ''
  private reading = false
  constructor(private readonly book: Workbook) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.row = Number(attributes['r'] ?? this.row + 1)
      this.cells = []
      this.column = -1
    } else if (name === 'c') {
      this.column = columnOf(attributes['r'], this.column + 1)
      if (this.column >= maxColumns) throw new UnreadableFile(this.book.label, '列数过多')
      this.type = attributes['t'] ?? 'n'
      this.dated = this.book.dates[Number(attributes['s'] ?? -1)] ?? false
      this.value = ''
    } else if (name === 'v' || name === 't') this.reading = true
  }
  text(piece: string): void {
    if (this.reading) this.value += piece
  }
  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false
    else if (name === 'c' && this.column >= 0) {
      while (this.cells.length < this.column) this.cells.push('')
      this.cells[this.column] = this.shown()
    } else if (name === 'row') this.rows.push({ row: this.row, cells: this.cells })
  }
  private shown(): string {
    switch (this.type) {
      case 's':
        return unescaped(this.book.strings[Number(this.value)] ?? '')
      case 'n':
        return this.dated && this.value !== ''
          ? excelDate(Number(this.value), this.book.date1904)
          : plainNumber(this.value)
      // A formula that failed (#N/A) says nothing.
      case 'e':
        return ''
      case 'd':
        return this.value.slice(0, 10)
      default:
        return unescaped(this.value)
    }
  }
}

/** Excel leaves empty cells at the end away, or writes them beyond the header for their colour: neither is a broken row. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  let length = cells.length
  while (length > width && cells[length - 1] === '') length -= 1
  return [...cells.slice(0, length), ...Array<string>(Math.max(0, width - length)).fill('')]
}

/** @throws UnreadableFile */
export function* xlsxRows(file: SheetFile): Generator<SheetRow> {
  const { path, date1904 } = firstSheet(file)
  const sheet = new Sheet({
    label: file.label,
    date1904,
    dates: dateStyles(file),
    strings: sharedStrings(file),
  })
  let width = 0
  const handlers: Handlers = {
    open: (name, attributes) => sheet.open(name, attributes),
    text: piece => sheet.text(piece),
    close: name => sheet.close(name),
  }
  for (const _ of parseEntry(file, path, maxExpanded.sheet, handlers)) {
    for (const { row, cells } of sheet.rows) {
      if (width === 0) width = cells.length
      yield { row, cells: fitted(cells, width) }
    }
    sheet.rows = []
  }
}
