/** 成都市: birth registration online, the gene screening of registered newborns, five newborn diseases, folic acid. */
import { quotasOf, stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { services } from '../services'
import { institutions } from './institutions'
import { programmes } from './programmes'
import { regions } from './regions'

const fields = { subject: 'thing1', time: 'date2', note: 'thing3' } as const

export const chengdu: City = {
  code: '510100',
  name: '成都市',
  phone: '028-16000000',
  signature: '成都妇幼',
  regions,
  services,
  institutions: institutions.map(licensed),
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages: stagesOf(programmes),
  templates: {
    health: { templateId: 'chengdu-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'chengdu-appointment-reminder', title: '预约提醒', fields },
  },
}
