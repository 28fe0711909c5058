import iconv from 'iconv-lite'
import type { FeedFile } from './feed'
import { readTable } from './table'

const head = '区划,姓名,证件号码,事项,发生日期,备注'
const file = (bytes: Buffer): FeedFile & { readonly feed: 'village_reports' } => ({
  feed: 'village_reports',
  bytes,
})
const names = async (bytes: Buffer): Promise<readonly string[]> =>
  (await readTable(file(bytes))).map(row => row.cell('姓名'))

test('the same file reads the same in UTF-8, with a BOM, and in GB18030', async () => {
  const text = `${head}\r\n420506001001,龚䶮,,怀孕,2026-10-03,"无身份证,外省嫁入"\r\n420506001001,王𠅤,,怀孕,2026-10-03,\r\n`
  for (const bytes of [Buffer.from(text), Buffer.from('\uFEFF' + text), iconv.encode(text, 'gb18030')])
    expect(await names(bytes)).toEqual(['龚䶮', '王𠅤'])
})

test('rows are numbered as a spreadsheet numbers them, blank lines and quoted line breaks included', async () => {
  const rows = await readTable(file(Buffer.from(`${head}\n1,甲,,,,\n\n2,乙,,,,"一\n二"\n3,丙,,,,\n`)))
  expect(rows.map(({ row }) => row)).toEqual([2, 4, 5])
  expect(rows[1]?.cell('备注')).toBe('一\n二')
})

test('columns are found by name: their order and further columns do not matter', async () => {
  const [row] = await readTable(
    file(Buffer.from('备注,另外, 姓名 ,证件号码,事项,发生日期,区划\nx,y,甲,n,怀孕,d,r\n')),
  )
  expect([row?.cell('姓名'), row?.cell('区划'), row?.cell('备注'), row?.whole]).toEqual([
    '甲',
    'r',
    'x',
    true,
  ])
})

test('a row with too few or too many cells is marked and does not stop the next', async () => {
  const rows = await readTable(file(Buffer.from(`${head}\n1,甲\n2,乙,,,,,,\n3,丙,,,,\n`)))
  expect(rows.map(({ whole }) => whole)).toEqual([false, false, true])
})

test('a stray quote inside a cell is text', async () => {
  expect(await names(Buffer.from(`${head}\n1,甲"乙,,,,\n2,丙,,,,\n`))).toEqual(['甲"乙', '丙'])
})

test('a file without its columns, without matching quotes or in no known encoding is unreadable as a whole', async () => {
  await expect(readTable(file(Buffer.from('姓名\n甲\n')))).rejects.toThrow(
    '缺少列 区划、证件号码、事项、发生日期、备注',
  )
  await expect(readTable(file(Buffer.from(`${head}\n"1,甲,,,,\n`)))).rejects.toThrow('引号')
  await expect(readTable(file(Buffer.from([0xff, 0xff, 0xff, 0xff])))).rejects.toThrow('编码')
  await expect(readTable(file(Buffer.alloc(0)))).rejects.toThrow('缺少列')
})
