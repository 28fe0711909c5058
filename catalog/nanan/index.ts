/** 泉州市南安市: follow-up of married women in three classes, contraceptives by WeChat, campaigns, 奖励扶助. */
import { quotasOf, stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { services } from '../services'
import { visitClasses } from '../visit-classes'
import { institutions } from './institutions'
import { programmes } from './programmes'
import { regions } from './regions'

const fields = { subject: 'thing1', time: 'date2', note: 'thing3' } as const

export const nanan: City = {
  code: '350583',
  name: '南安市',
  phone: '0595-160000',
  signature: '南安妇幼',
  regions,
  services,
  institutions: institutions.map(licensed),
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages: stagesOf(programmes),
  templates: {
    health: { templateId: 'nanan-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'nanan-appointment-reminder', title: '预约提醒', fields },
  },
  visitClasses,
}
