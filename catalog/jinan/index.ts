/** 济南市: the couple package and the enhanced one, prenatal screening with NIPT, newborn screening. */
import { quotasOf, stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { services } from '../services'
import { institutions } from './institutions'
import { programmes } from './programmes'
import { regions } from './regions'

const fields = { subject: 'thing1', time: 'date2', note: 'thing3' } as const

export const jinan: City = {
  code: '370100',
  name: '济南市',
  phone: '0531-160000',
  signature: '济南妇幼',
  regions,
  services,
  institutions: institutions.map(licensed),
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages: stagesOf(programmes),
  templates: {
    health: { templateId: 'jinan-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'jinan-appointment-reminder', title: '预约提醒', fields },
  },
}
