/** Programmes of 南安市, after 南安新闻网 2016-11-30. */
import { programmesOf } from '../build'
import { premarital, preconception } from '../kinds/couple'
import { any, type Node, type Place } from '../kinds/kind'
import { secondSerum, systemUltrasound } from '../kinds/pregnancy'
import { reward } from '../kinds/support'
import { campaign, contraceptives, familyPlanning, womensScreening } from '../kinds/women'

const place: Place = {
  region: '350583',
  regionName: '南安市',
  home: 350583,
  away: 440105,
  effectiveFrom: '2026-01-01',
  source: '南安市婚育健康全程服务,南安新闻网2016-11-30',
}
const permit: Node = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }
const living: Node = { is: 'residence', mode: 'CHANGZHU' }

export const programmes = programmesOf([
  premarital(place, { before: 90, after: 183, local: permit }),
  preconception(
    place,
    any({ is: 'residence', mode: 'HUKOU_ONE' }, { is: 'residence', mode: 'RESIDENT_6M_BOTH' }),
  ),
  secondSerum(place, { from: 105, to: 146, local: living }),
  systemUltrasound(place, { from: 140, to: 174, local: living }),
  womensScreening(place, 3),
  campaign(place),
  contraceptives(place),
  familyPlanning(place),
  reward(place),
])
