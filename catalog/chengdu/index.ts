/** 成都市: birth registration online, the gene screening of registered newborns, five newborn diseases, folic acid. */
import { quotasOf, stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { rescueOf } from '../rescue'
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
  rescue: rescueOf(
    {
      name: '四川省危重孕产妇和新生儿救治中心',
      address: '成都市武侯区人民南路三段20号',
      phone: '028-16000120',
      latitude: 30.633,
      longitude: 104.065,
    },
    {
      name: '成都市危重孕产妇和新生儿救治中心',
      address: '成都市青羊区日月大道1617号',
      phone: '028-16000121',
      latitude: 30.6741,
      longitude: 103.97,
    },
    {
      name: '青羊区危重孕产妇和新生儿救治中心',
      address: '成都市青羊区通惠门路19号',
      phone: '028-16000122',
      latitude: 30.667,
      longitude: 104.051,
    },
  ),
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages: stagesOf(programmes),
  templates: {
    health: { templateId: 'chengdu-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'chengdu-appointment-reminder', title: '预约提醒', fields },
  },
}
