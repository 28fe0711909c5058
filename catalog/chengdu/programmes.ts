/** Programmes of 成都市, after 四川新闻网 2015-12-30; birth registration as 四川 has it since 2023-02-15. */
import { programmesOf } from '../build'
import { premarital, preconception } from '../kinds/couple'
import { any, type Node, type Place } from '../kinds/kind'
import { deafnessGene, hearing, metabolic } from '../kinds/newborn'
import { folic } from '../kinds/pregnancy'
import { birthRegistration, deliverySubsidy } from '../kinds/support'
import { womensScreening } from '../kinds/women'

const place: Place = {
  region: '5101',
  regionName: '成都市',
  home: 510105,
  away: 440105,
  effectiveFrom: '2026-01-01',
  source: '成都市妇幼惠民措施,四川新闻网2015-12-30',
}
const permit: Node = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }

export const programmes = programmesOf([
  birthRegistration({ ...place, source: '四川省生育登记管理办法,2023-02-15' }),
  premarital(place, { before: 90, after: 183, local: permit }),
  preconception(place, any(permit, { is: 'residence', mode: 'RESIDENT_6M_BOTH' })),
  folic(place),
  metabolic(place, 'CHANGZHU', '新生儿五项疾病筛查'),
  hearing(place, 'CHANGZHU'),
  deafnessGene(place),
  deliverySubsidy(place),
  womensScreening(place, 3),
])
