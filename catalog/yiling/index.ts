/** 宜昌市夷陵区: the default demo city. Institutions and people are invented; the programme is the article's 九免三补. */
import { stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
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
  holidays,
  programmes,
  quotas,
  stages: stagesOf(programmes),
  templates,
}
