/** 「健康宝贝工程」6+X of 连云港市 (连云港市妇幼保健院 2022-11-16, S11): whoever lives in the city; prices are for display only. */
import { programmesOf } from '../build'
import { premarital, preconception } from '../kinds/couple'
import { any, type Node, type Place } from '../kinds/kind'
import { chd, echo, hearing, metabolic } from '../kinds/newborn'
import { diagnosis, nipt, secondSerum, systemUltrasound } from '../kinds/pregnancy'
import { deliverySubsidy } from '../kinds/support'
import { womensScreening } from '../kinds/women'

const place: Place = {
  region: '3207',
  regionName: '连云港市',
  home: 320706,
  away: 440105,
  effectiveFrom: '2026-01-01',
  source: '连云港市健康宝贝工程,2022-11-16',
}
const living: Node = { is: 'residence', mode: 'CHANGZHU' }

export const programmes = programmesOf([
  premarital(place, { before: 90, after: 183, local: living }),
  preconception(
    place,
    any({ is: 'residence', mode: 'HUKOU_ONE' }, { is: 'residence', mode: 'RESIDENT_6M_BOTH' }),
  ),
  // 孕妇服务包, at most 1,973 yuan.
  secondSerum(place, { from: 105, to: 146, local: living }),
  systemUltrasound(
    place,
    { from: 140, to: 188, local: living },
    { anyOf: ['320706', '320703'], name: '主城区' },
  ),
  diagnosis(place, living),
  nipt(place, living),
  // 新生儿服务包, at most 900 yuan; the fourth opens on the third.
  metabolic(place, 'CHANGZHU', '遗传代谢病筛查'),
  hearing(place, 'CHANGZHU'),
  chd(place, 'CHANGZHU'),
  echo(place, 'CHANGZHU'),
  deliverySubsidy(place),
  womensScreening(place, 3),
])
