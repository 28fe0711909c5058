/** statistics.*: figures of the caller's division; few of a secret programme are not told (domain D4, F3). */
import { ServiceError } from '../../types/errors'
import type { LocalDate, ProgrammeCode, TimeOfDay } from '../../types/schema'
import type { Dimension } from '../../types/statistics'
import { programmesInForce, publishedProgrammes } from '../catalogue/programmes'
import { mentions } from '../eligibility/rules/predicate'
import type { Programme } from '../eligibility/rules/programme'
import { fileOf } from '../guidance/rules/file'
import { instantAt, today } from '../platform/clock'
import { addMonths } from '../pregnancy/rules/months'
import { rangeOf } from '../reminders/tasks'
import type { Handler, Services } from '../service/context'
import { countVouchers, institutionNames, townNames, type Counts } from './queries/voucher-counts'

/** Changes whenever a formula does, so that two printed figures can be told apart. */
const formulas = '券统计口径第2版'
const mostMonths = 24
const fewest = 10
const midnight = '00:00' as TimeOfDay

const isSecret = ({ rule }: Programme): boolean => mentions(rule, ['hardship', 'screening', 'evidence'])

type Titles = (key: string) => string

async function titlesOf(
  { db }: Pick<Services, 'db'>,
  by: Dimension,
  rows: readonly Counts[],
  programmes: readonly Programme[],
): Promise<Titles> {
  const keys = rows.map(row => row.key)
  switch (by) {
    case 'programme': {
      const titles = new Map<string, string>(programmes.map(({ code, title }) => [code, title]))
      return key => titles.get(key) ?? key
    }
    case 'town':
    case 'institution': {
      const names = new Map(
        (await (by === 'town' ? townNames : institutionNames)(db, keys)).map(({ key, name }) => [key, name]),
      )
      return key => names.get(key) ?? '不详'
    }
    case 'month':
      return key => key
  }
}

export const vouchers: Handler<'statistics.vouchers'> = async (context, { from, to, by, programme }) => {
  const { db, clock, city, caller } = context
  const first = `${from}-01` as LocalDate
  const end = addMonths(`${to}-01` as LocalDate, 1)
  if (end <= first || end > addMonths(first, mostMonths))
    throw new ServiceError('INVALID_INPUT', {}, [{ path: 'to', text: '请选择不超过24个月的起止月份' }])
  const published = await publishedProgrammes(context)
  const inForce = await programmesInForce(context, today(clock))
  const secret = new Set<string>(published.filter(isSecret).map(({ code }) => code))
  const ordinals = [...new Map<ProgrammeCode, number>(published.map(p => [p.code, p.ordinal]))].map(
    ([code, ordinal]) => ({ code, ordinal }),
  )
  const rows = await countVouchers(
    db,
    {
      first,
      end,
      from: instantAt(first, midnight),
      before: instantAt(end, midnight),
      range: rangeOf(caller, city.code),
      programme: programme ?? null,
    },
    by,
    ordinals,
  )
  const title = await titlesOf(context, by, rows, published)
  return {
    formulas,
    rows: rows.map(row => {
      const discreet = secret.has(programme ?? (by === 'programme' ? row.key : ''))
      const told = (n: number): number | null => (discreet && n > 0 && n < fewest ? null : n)
      return {
        key: row.key,
        title: title(row.key),
        version: inForce.find(({ code }) => by === 'programme' && code === row.key)?.version ?? null,
        offered: told(row.offered),
        claimed: told(row.claimed),
        booked: told(row.booked),
        redeemed: told(row.redeemed),
        resulted: told(row.resulted),
        expired: told(row.expired),
        used: { part: told(row.used), whole: told(row.ended) },
        inWindow: { part: told(row.in_window), whole: told(row.redeemed) },
      }
    }),
  }
}

const head = [
  '名称',
  '可领取',
  '领取',
  '预约',
  '核销',
  '结果已出',
  '过期',
  '核销率分子',
  '核销率分母',
  '时限符合率分子',
  '时限符合率分母',
]
const shown = (count: number | null): string => (count === null ? `少于${fewest}` : String(count))

export const exportVouchers: Handler<'statistics.export'> = async (context, { format, ...asked }) => {
  const { rows } = await vouchers(context, asked)
  const cells = rows.map(row => [
    row.title,
    ...[row.offered, row.claimed, row.booked, row.redeemed, row.resulted, row.expired].map(shown),
    ...[row.used.part, row.used.whole, row.inWindow.part, row.inWindow.whole].map(shown),
  ])
  const { type, content } = fileOf(format, formulas, head, cells)
  return {
    name: `${formulas}-${asked.from}-${asked.to}.${format}`,
    type,
    content: content.toString('base64'),
  }
}
