/** results.import: a clinic's own file, one row a person, tried first; each row as if it were typed. */
import { ServiceError } from '../../types/errors'
import type { Input } from '../../types/contract'
import { personByDocument } from '../people/by-document'
import { sheetRows } from '../people/import/table'
import { UnreadableFile } from '../people/import/sheet/sheet-file'
import type { Context, Handler, StaffCaller } from '../service/context'
import { openContent } from './content'
import { enterOne, here } from './enter'
import { standingVersion } from './queries/results'
import { readRow, rowReader, type RowFault, type ResultRowRead } from './rules/result-row'

type StaffContext = Context<StaffCaller>
const mostRows = 500
const label = '检查结果'

/** What becomes of a row: entered, the same as before, or why not. */
type Outcome = 'entered' | 'same' | RowFault

export const importFile: Handler<'results.import'> = async (context, { service, file, tryOnly }) => {
  const outcomes: { readonly row: number; readonly outcome: Outcome }[] = []
  for (const { row, read } of await rowsOf(Buffer.from(file, 'base64'))) {
    const outcome = 'column' in read ? read : await enterRow(context, service, read, tryOnly)
    outcomes.push({ row, outcome })
  }
  return {
    rows: outcomes.length,
    entered: outcomes.filter(one => one.outcome === 'entered').length,
    same: outcomes.filter(one => one.outcome === 'same').length,
    errors: outcomes.flatMap(({ row, outcome }) =>
      typeof outcome === 'string' ? [] : [{ row, ...outcome }],
    ),
  }
}

const unreadable = (text: string): ServiceError =>
  new ServiceError('INVALID_INPUT', {}, [{ path: 'file', text }])

async function rowsOf(
  bytes: Buffer,
): Promise<readonly { readonly row: number; readonly read: ResultRowRead | RowFault }[]> {
  const rows: { row: number; read: ResultRowRead | RowFault }[] = []
  let reader: ReturnType<typeof rowReader> | null = null
  try {
    for await (const { row, cells } of sheetRows({ label, bytes })) {
      if (reader === null) {
        reader = rowReader(cells)
        if (typeof reader === 'string') throw unreadable(reader)
        continue
      }
      if (typeof reader === 'string' || cells.every(cell => cell.trim() === '')) continue
      if (rows.length === mostRows) throw unreadable(`超过${mostRows}行,请分成几个文件`)
      rows.push({ row, read: readRow(reader, cells) })
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw unreadable(error.message)
    throw error
  }
  if (rows.length === 0) throw unreadable('文件里没有要录入的行')
  return rows
}

/** A savepoint a row: what is wrong with one leaves the others alone. */
async function enterRow(
  context: StaffContext,
  service: Input<'results.import'>['service'],
  { name, number, ...content }: ResultRowRead,
  tryOnly: boolean,
): Promise<Outcome> {
  try {
    const { person_id: personId } = await personByDocument(context, { name, number })
    const before = await standingVersion(context.db, here(context), {
      personId,
      service,
      examinedOn: content.examinedOn,
    })
    if (before) {
      const { items, opinion, advice } = openContent(context, before)
      const { items: now, ...said } = content
      const same =
        JSON.stringify(now) === JSON.stringify(items) && said.opinion === opinion && said.advice === advice
      if (same) return 'same'
    }
    await context.db.tx(async tx => {
      await enterOne({ ...context, db: tx }, { personId, service, ...content })
      if (tryOnly) throw new Tried()
    })
    return 'entered'
  } catch (error) {
    if (error instanceof Tried) return 'entered'
    return faultOf(error)
  }
}

/** Takes a tried row back. */
class Tried extends Error {}

function faultOf(error: unknown): RowFault {
  if (!(error instanceof ServiceError)) throw error
  switch (error.code) {
    case 'NOT_FOUND':
      return { column: '证件号码', text: '姓名与证件号码不符,或近90天没有在本机构做这项检查,或检查日期不符' }
    case 'REASON_NEEDED':
      return { column: '姓名', text: '结果已发布,请逐条更正并写明原因' }
    case 'INVALID_INPUT':
      return { column: '', text: error.fields[0]?.text ?? '内容有误' }
    default:
      throw error
  }
}
