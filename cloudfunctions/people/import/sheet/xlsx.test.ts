/** Excel workbooks, made here byte by byte as Excel and others make them. */
import { zipSync, strToU8 } from 'fflate'
import type { FeedFile } from '../feed'
import { readTable } from '../table'
import { excelDate, isDateFormat } from './excel-date'

const head = ['区划', '姓名', '证件号码', '事项', '发生日期', '备注']
const workbook = `<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId7"/><sheet name="说明" r:id="rId8"/></sheets></workbook>`
const relations = `<Relationships><Relationship Id="rId8" Target="worksheets/b.xml"/><Relationship Id="rId7" Target="worksheets/a.xml"/></Relationships>`
const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`

const file = (parts: Readonly<Record<string, string>>): FeedFile & { readonly feed: 'village_reports' } => ({
  feed: 'village_reports',
  bytes: Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
      level: 6,
    }),
  ),
})
const inline = (cells: readonly string[], row: number): string =>
  `<row r="${row}">${cells.map((cell, i) => `<c r="${'ABCDEFGH'[i] ?? ''}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
const book = (sheet: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof file> =>
  file({
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/worksheets/b.xml': '<worksheet><sheetData/></worksheet>',
    'xl/worksheets/a.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/styles.xml': styles,
    ...more,
  })

test('the first sheet is read, whatever it is called, with texts, shared texts, numbers and dates as they are shown', async () => {
  const strings = `<sst><si><t>程</t></si><si><r><t>程</t></r><r><t>小满</t></r><rPh sb="0"><t>ちょう</t></rPh></si></sst>`
  const row = `<row r="4"><c r="A4"><v>4.20506001001E11</v></c><c r="B4" t="s"><v>1</v></c><c r="D4" t="str"><f>x</f><v>怀孕</v></c><c r="E4" s="1"><v>46318</v></c><c r="F4" t="e"><v>#N/A</v></c></row>`
  const rows = await readTable(book(inline(head, 1) + row, { 'xl/sharedStrings.xml': strings }))
  expect(rows.map(one => [one.row, one.whole, ...head.map(title => one.cell(title as never))])).toEqual([
    [4, true, '420506001001', '程小满', '', '怀孕', '2026-10-23', ''],
  ])
})

test('what Excel writes as an escape is read as the character, and an escaped escape as itself', async () => {
  const strings = '<sst><si><t>上_x000D_下</t></si></sst>'
  const row = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>_x005F_x0041_</t></is></c></row>`
  const [one] = await readTable(book(inline(head, 1) + row, { 'xl/sharedStrings.xml': strings }))
  expect([one?.cell('区划'), one?.cell('姓名')]).toEqual(['上\r下', '_x0041_'])
})

test('empty cells at the end, written or left away, break no row; a cell too many does', async () => {
  const rows = await readTable(
    book(
      inline(head, 1) +
        inline(['1', '甲'], 2) +
        inline(['1', '乙', '', '', '', '', '', ''], 3) +
        inline(['1', '丙', '', '', '', '', 'x'], 4) +
        `<row r="5"/>`,
    ),
  )
  expect(rows.map(one => [one.row, one.whole])).toEqual([
    [2, true],
    [3, true],
    [4, false],
  ])
})

test('what is no workbook, a broken one, or one that swells beyond reason is refused as a whole', async () => {
  await expect(readTable(file({ 'a.txt': 'x' }))).rejects.toThrow('不是Excel工作簿')
  await expect(readTable(book('<row><c></row>'))).rejects.toThrow('损坏')
  await expect(readTable(book(`<row r="1"><c r="XFD1"><v>1</v></c></row>`))).rejects.toThrow('列数过多')
  const bomb = book(' '.repeat(301_000_000))
  expect(bomb.bytes.length).toBeLessThan(1_000_000)
  await expect(readTable(bomb)).rejects.toThrow('展开后过大')
  const entities = `<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData>${inline(['&b;'], 1)}</sheetData></worksheet>`
  await expect(readTable(book('', { 'xl/worksheets/a.xml': entities }))).rejects.toThrow('损坏')
  const cut = book(inline(head, 1))
  await expect(readTable({ ...cut, bytes: cut.bytes.subarray(0, 300) })).rejects.toThrow()
})

test('Excel counts days from 1900, with a 29 February that never was, or from 1904', () => {
  expect(excelDate(61, false)).toBe('1900-03-01')
  expect(excelDate(46318.75, false)).toBe('2026-10-23')
  expect(excelDate(0, true)).toBe('1904-01-01')
  expect(excelDate(12, false)).toBe('12')
  expect([14, 22, 31, 57, 0, 2, 20].map(id => isDateFormat(id, undefined))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(
    ['yyyy/m/d', '[$-804]m"月"d"日"', '0.00', '"日"0', '@'].map(code => isDateFormat(200, code)),
  ).toEqual([true, true, false, false, false])
})
