/** 连云港市「健康宝贝工程」6+X: residents of the city, packages of at most 1,973 and 900 yuan, the echocardiogram that a screening opens. */
import { quotasOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { services } from '../services'
import { stages } from '../stages'
import { institutions } from './institutions'
import { programmes } from './programmes'
import { regions } from './regions'

const fields = { subject: 'thing1', time: 'date2', note: 'thing3' } as const

export const lianyungang: City = {
  code: '320700',
  name: '连云港市',
  phone: '0518-160000',
  signature: '港城妇幼',
  regions,
  services,
  institutions,
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages,
  templates: {
    health: { templateId: 'lianyungang-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'lianyungang-appointment-reminder', title: '预约提醒', fields },
  },
}
