/** 宜昌市夷陵区: the default demo city. Institutions and people are invented; the programme is the article's 九免三补. */
import { stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { rescueOf } from '../rescue'
import { institutions } from './institutions'
import { programmes } from './programmes'
import { quotas } from './quotas'
import { regions } from './regions'
import { services } from '../services'
import { templates } from './templates'

export const yiling: City = {
  code: '420506',
  name: '宜昌市夷陵区',
  phone: '0717-160000',
  signature: '夷陵妇幼',
  regions,
  services,
  institutions: institutions.map(licensed),
  rescue: rescueOf(
    {
      name: '湖北省危重孕产妇和新生儿救治中心',
      address: '武汉市洪山区武珞路745号',
      phone: '027-16000120',
      latitude: 30.5275,
      longitude: 114.3552,
    },
    {
      name: '宜昌市危重孕产妇和新生儿救治中心',
      address: '宜昌市西陵区夷陵大道183号',
      phone: '0717-1600120',
      latitude: 30.7053,
      longitude: 111.2913,
    },
    {
      name: '夷陵区危重孕产妇和新生儿救治中心',
      address: '夷陵区小溪塔街道平湖大道160号',
      phone: '0717-1600121',
      latitude: 30.7714,
      longitude: 111.3242,
    },
  ),
  holidays,
  programmes,
  quotas,
  stages: stagesOf(programmes),
  templates,
}
