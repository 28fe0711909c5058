/** Free programmes of 夷陵区: 九免三补 (第一健康报道 2017-08-25). A change is a new version, never an edit. */
import { programmesOf } from '../build'
import { premarital, preconception } from '../kinds/couple'
import { any, type Node, type Place } from '../kinds/kind'
import { childHealth } from '../kinds/newborn'
import {
  antenatalBasic,
  earlyUltrasound,
  firstBlood,
  folic,
  secondSerum,
  shuttle,
  systemUltrasound,
} from '../kinds/pregnancy'
import { artSubsidy, deliverySubsidy, maternalAid } from '../kinds/support'
import { contraceptives, familyPlanning, womensScreening } from '../kinds/women'

const place: Place = {
  region: '420506',
  regionName: '夷陵区',
  home: 420506,
  away: 440105,
  effectiveFrom: '2026-01-01',
  source: '夷陵区「九免三补」,第一健康报道2017-08-25',
}
const permit: Node = { is: 'residence', mode: 'HUKOU_OR_PERMIT_ONE' }
const living: Node = { is: 'residence', mode: 'CHANGZHU' }

export const programmes = programmesOf([
  // Nine free: ① to ⑨ of the article, ④ being three examinations.
  premarital(place, { before: 90, after: 183, local: permit }),
  preconception(
    place,
    any({ is: 'residence', mode: 'HUKOU_ONE' }, { is: 'residence', mode: 'RESIDENT_6M_BOTH' }),
  ),
  folic(place),
  earlyUltrasound(place, { from: 77, to: 97, local: living }),
  secondSerum(place, { from: 105, to: 146, local: living }),
  systemUltrasound(place, { from: 140, to: 174, local: living }),
  antenatalBasic(place),
  firstBlood(place),
  childHealth(place),
  womensScreening(place, 3),
  // The interval of the screening is shortened from 2027 on: a second dated version, announced in time.
  {
    ...womensScreening({ ...place, version: 2, effectiveFrom: '2027-01-01' }, 2),
    source: '夷陵区「九免三补」2027年调整(演示)',
  },
  contraceptives(place),
  familyPlanning(place),
  shuttle(place),
  // Three subsidies.
  deliverySubsidy(place),
  artSubsidy(place),
  maternalAid(place),
])
