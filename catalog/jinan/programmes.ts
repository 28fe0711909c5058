/** Programmes of 济南市, after 爱济南 2021-07-23: one project chain from before the wedding to the newborn. */
import { programmesOf } from '../build'
import { couplePlus, premarital, preconception } from '../kinds/couple'
import { any, type Node, type Place } from '../kinds/kind'
import { metabolic } from '../kinds/newborn'
import { nipt, secondSerum } from '../kinds/pregnancy'
import { womensScreening } from '../kinds/women'

const place: Place = {
  region: '3701',
  regionName: '济南市',
  home: 370102,
  away: 440105,
  effectiveFrom: '2026-01-01',
  source: '济南市妇幼民生实事项目,爱济南2021-07-23',
}
const hukou: Node = { is: 'residence', mode: 'HUKOU_ONE' }

/** A couple's package of just under 3,000 yuan from before the wedding to the newborn; certified households get 2,000 more. */
export const programmes = programmesOf([
  premarital(place, { before: 90, after: 183, local: hukou }, { unitCost: 50_000 }),
  preconception(place, any(hukou, { is: 'residence', mode: 'RESIDENT_6M_BOTH' }), [], { unitCost: 78_000 }),
  couplePlus(place, hukou),
  { ...secondSerum(place, { from: 105, to: 146, local: hukou }), unitCost: 30_000 },
  { ...nipt(place, hukou, true), unitCost: 110_000 },
  { ...metabolic(place, 'HUKOU_ONE', '遗传代谢病筛查(拓展病种)'), unitCost: 30_000 },
  womensScreening(place, 3),
])
