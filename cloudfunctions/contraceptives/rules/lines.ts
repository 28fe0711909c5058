/** What is asked for against the catalogue: known items, each once, no more than the month's. */
import type { Contraceptive } from '../../../catalog/contraceptives'
import { ServiceError } from '../../../types/errors'

export interface Wanted {
  readonly item: string
  readonly units: number
}
export interface Line extends Wanted {
  readonly most: number
}

/** @throws INVALID_INPUT with every line that is wrong, at once */
export function linesOf(wanted: readonly Wanted[], catalogue: readonly Contraceptive[]): readonly Line[] {
  const wrong: { path: string; text: string }[] = []
  const lines: Line[] = []
  wanted.forEach(({ item, units }, i) => {
    const known = catalogue.find(one => one.item === item)
    if (known === undefined) wrong.push({ path: `lines.${i}`, text: '没有这个品种' })
    else if (lines.some(line => line.item === item))
      wrong.push({ path: `lines.${i}`, text: `「${known.name}」重复了` })
    else if (units > known.most)
      wrong.push({ path: `lines.${i}`, text: `「${known.name}」每月最多${known.most}${known.unit}` })
    else lines.push({ item, units, most: known.most })
  })
  if (wrong.length > 0) throw new ServiceError('INVALID_INPUT', {}, wrong)
  return lines
}
