/** Which people a member of staff sees on a list: those of his or her division. */
import { rawSql, type Query } from '../database/sql'

const bare = (code: string): string => code.replace(/^(\d{2,4}?)(00)+$/, '$1')

/**
 * A condition over `person_fact f`. Somebody who works for the whole city sees all its people, also those whose village is
 * not known or lies elsewhere; otherwise nobody would.
 * @param region division prefix of the caller @param city the city's own code
 */
export function inScope(region: string, city: string): Query {
  const prefix = bare(region)
  if (bare(city).startsWith(prefix)) return rawSql('true')
  return rawSql('f.village between $1::bigint and $2::bigint', [
    prefix.padEnd(12, '0'),
    prefix.padEnd(12, '9'),
  ])
}
