/** 泉州市南安市: follow-up of married women in three classes, contraceptives by WeChat, campaigns, 奖励扶助. */
import { quotasOf, stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { rescueOf } from '../rescue'
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
  rescue: rescueOf(
    {
      name: '福建省危重孕产妇和新生儿救治中心',
      address: '福州市鼓楼区道山路18号',
      phone: '0591-16000120',
      latitude: 26.0803,
      longitude: 119.2951,
    },
    {
      name: '泉州市危重孕产妇和新生儿救治中心',
      address: '泉州市丰泽区丰泽街700号',
      phone: '0595-1600120',
      latitude: 24.907,
      longitude: 118.606,
    },
    {
      name: '南安市危重孕产妇和新生儿救治中心',
      address: '南安市溪美街道新华街160号',
      phone: '0595-1600121',
      latitude: 24.9605,
      longitude: 118.3862,
    },
  ),
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
