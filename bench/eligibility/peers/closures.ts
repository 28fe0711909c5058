/** JavaScript closures over streamed rows: cursor, compiled conditions, changes written back in blocks. */
import type { Client } from 'pg'
import { dateOfDayNumber } from '../../../cloudfunctions/eligibility/rules/calendar'
import type { Condition } from '../plain'

const dates = new Set([
  'birthDate',
  'residenceSince',
  'permitUntil',
  'marriedOn',
  'datingLmp',
  'plansPregnancyOn',
  'lastScreenOn',
  'partnerResidenceSince',
  'partnerPermitUntil',
])
/** Column order of the cursor below. Dates stay text, which compares as dates do. */
const columns = [
  'person_id',
  'alive',
  'resident',
  'pregnant',
  'sex',
  'birth_date',
  'fetuses',
  'children',
  'hukou',
  'residence',
  'hardship',
  'residence_since',
  'permit_until',
  'married_on',
  'dating_lmp',
  'plans_pregnancy_on',
  'last_screen_on',
  'partner_hukou',
  'partner_residence',
  'partner_residence_since',
  'partner_permit_until',
  'partner_linked',
  'couple_id',
  'used',
  'holds',
  'evidence',
] as const
const camel = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const place = new Map<string, number>(columns.map((column, i) => [camel(column), i]))

function toSource(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.length === 0
        ? String(condition.kind === 'all')
        : `(${condition.of.map(toSource).join(condition.kind === 'all' ? ' && ' : ' || ')})`
    case 'compare': {
      const { fact, op, value } = condition
      if (fact === 'ageAtEdd')
        return `(r[5] !== null && r[14] !== null && ageAtEdd(r) ${op === '=' ? '===' : op} ${value})`
      const cell = `r[${place.get(fact)}]`
      if (op === '=') return `${cell} === ${value}`
      const literal = dates.has(fact) ? `'${dateOfDayNumber(Number(value))}'` : String(value)
      return `(${cell} !== null && ${cell} ${op} ${literal})`
    }
    case 'null':
      return `r[${place.get(condition.fact)}] ${condition.isNull ? '===' : '!=='} null`
    case 'bits':
      // Bigints come as text, which the operator makes a number.
      return `(r[${place.get(condition.fact)}] & ${condition.mask}) ${condition.clear ? '===' : '!=='} 0`
  }
}

type Row = readonly unknown[]

/** One function for all programmes, as fast as JavaScript gets: a row in, bits out. */
export function compileClosure(
  conditions: readonly (readonly [ordinal: number, Condition])[],
  ageAtEdd: (birth: string, lmp: string) => number,
): (row: Row) => number {
  const body = conditions
    .map(([ordinal, condition]) => `if (${toSource(condition)}) bits |= ${1 << ordinal};`)
    .join('\n')
  // Generated code is this peer's best form; the text comes from the conditions above and from nowhere else.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(
    'age',
    `const ageAtEdd = r => age(r[5], r[14]); return r => { let bits = 0; ${body} return bits }`,
  ) as (age: (birth: string, lmp: string) => number) => (row: Row) => number
  return make(ageAtEdd)
}

const block = 5000

/** A whole pass; answers how many people changed. */
export async function closurePass(
  client: Client,
  closure: (row: Row) => number,
  today: string,
): Promise<number> {
  let changed = 0
  await client.query('begin')
  await client.query(
    `declare city no scroll cursor for select ${columns.map(c => `f.${c}`).join(', ')}, coalesce(s.eligible, 0)
     from person_fact f left join closure_mask s on s.person_id = f.person_id`,
  )
  for (;;) {
    const { rows } = await client.query<unknown[]>({ text: `fetch ${block} from city`, rowMode: 'array' })
    if (rows.length === 0) break
    const ids: unknown[] = []
    const now: number[] = []
    const before: number[] = []
    for (const row of rows) {
      const bits = closure(row)
      const old = Number(row[columns.length])
      if (bits !== old) {
        ids.push(row[0])
        now.push(bits)
        before.push(old)
      }
    }
    if (ids.length > 0) {
      await client.query(
        `with n as (select * from unnest($1::bigint[], $2::bigint[], $3::bigint[]) n(person_id, eligible, old)),
         s as (insert into closure_mask select person_id, eligible from n
               on conflict (person_id) do update set eligible = excluded.eligible)
         insert into closure_event select person_id, $4::date, eligible & ~old, old & ~eligible from n`,
        [ids, now, before, today],
      )
      changed += ids.length
    }
  }
  await client.query('commit')
  return changed
}
