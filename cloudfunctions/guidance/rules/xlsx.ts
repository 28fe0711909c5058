/**
 * A table as an Excel workbook (.xlsx, ECMA-376 transitional) of one sheet: inline strings only, the head frozen and bold.
 * Written by hand: `write-excel-file` adds 72 kB to the function for what is six small parts in a zip.
 */
import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const prologue = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Cell formats by their place in `cellXfs` below. */
const formats = { text: 1, head: 2 } as const

const parts = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  // 49 is the format "text": a cell that begins with = stays a text even when somebody edits it and presses enter.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
}

/** What XML cannot hold, and what would be read as such an escape, in the escape of ECMA-376 (22.9.2.19 ST_Xstring). */
const unholdable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g
const hex = (letter: string): string =>
  `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
const escaped = (text: string): string =>
  text
    .replace(unholdable, hex)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** 0 is A, 26 is AA. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** A Han character is as wide as two digits. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0)
const widest = 60
const columnWidth = (rows: readonly (readonly string[])[], column: number): number =>
  Math.min(widest, 2 + rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 6))

function sheet(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const cell = (text: string, column: number, row: number): string =>
    `<c r="${letters(column)}${row}" s="${row === 1 ? formats.head : formats.text}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const range = `A1:${letters(head.length - 1)}${all.length}`
  const columns = head.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${columnWidth(all, at)}" customWidth="1"/>`,
  )
  const lines = all.map(
    (texts, i) => `<row r="${i + 1}">${texts.map((text, at) => cell(text, at, i + 1)).join('')}</row>`,
  )
  return `<worksheet xmlns="${main}"><dimension ref="${range}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData><ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

/** The time of every part: a zip's earliest, so that the same table is the same bytes. */
const mtime = '1980-01-01T00:00:00'

/**
 * @param title of the sheet, at most 31 characters, none of `[]:*?/\`
 * @param head not empty
 * @param rows each as long as the head; every cell becomes a text, so that nothing in it is ever a formula
 */
export function xlsxOf(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Uint8Array {
  const workbook = `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  const texts = { ...parts, 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': sheet(head, rows) }
  return zipSync(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(prologue + text)])),
    { level: 6, mtime },
  )
}
