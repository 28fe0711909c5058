/** 济南市: the couple package and the enhanced one, prenatal screening with NIPT, newborn screening. */
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

export const jinan: City = {
  code: '370100',
  name: '济南市',
  phone: '0531-160000',
  signature: '济南妇幼',
  regions,
  services,
  institutions: institutions.map(licensed),
  rescue: rescueOf(
    {
      name: '山东省危重孕产妇和新生儿救治中心',
      address: '济南市历下区经十东路238号',
      phone: '0531-16000120',
      latitude: 36.656,
      longitude: 117.072,
    },
    {
      name: '济南市危重孕产妇和新生儿救治中心',
      address: '济南市历下区千佛山街道建国路160号',
      phone: '0531-1600120',
      latitude: 36.6512,
      longitude: 117.0203,
    },
    {
      name: '天桥区危重孕产妇和新生儿救治中心',
      address: '济南市天桥区北园街道水屯路18号',
      phone: '0531-1600121',
      latitude: 36.6905,
      longitude: 116.996,
    },
  ),
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages: stagesOf(programmes),
  templates: {
    health: { templateId: 'jinan-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'jinan-appointment-reminder', title: '预约提醒', fields },
  },
}
