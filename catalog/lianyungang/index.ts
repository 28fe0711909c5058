/** 连云港市「健康宝贝工程」6+X: residents of the city, packages of at most 1,973 and 900 yuan, the echocardiogram that a screening opens. */
import { quotasOf, stagesOf } from '../build'
import type { City } from '../city'
import { holidays } from '../holidays'
import { licensed } from '../licences'
import { rescueOf } from '../rescue'
import { issuing } from '../institution-kinds'
import { services } from '../services'
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
  institutions: institutions.map(licensed),
  rescue: rescueOf(
    {
      name: '江苏省危重孕产妇和新生儿救治中心',
      address: '南京市鼓楼区江东北路368号',
      phone: '025-16000120',
      latitude: 32.075,
      longitude: 118.74,
    },
    {
      name: '连云港市危重孕产妇和新生儿救治中心',
      address: '连云港市海州区秦东门大街669号',
      phone: '0518-1600120',
      latitude: 34.5985,
      longitude: 119.17,
    },
    {
      name: '海州区危重孕产妇和新生儿救治中心',
      address: '连云港市海州区通灌北路182号',
      phone: '0518-1600121',
      latitude: 34.602,
      longitude: 119.179,
    },
  ),
  issuing,
  roles: [
    { name: '建卡发券机构', capability: issuing },
    { name: '筛查采血机构', capability: 'V_NB_METAB' },
    { name: '产前筛查机构', capability: 'prenatal_screening' },
    { name: '先心筛查机构', capability: 'V_NB_CHD' },
    { name: '先心诊断机构', capability: 'V_NB_CHD_ECHO' },
    { name: '听力筛查机构', capability: 'V_NB_HEARING' },
  ],
  holidays,
  programmes,
  quotas: quotasOf(programmes),
  stages: stagesOf(programmes, {
    PG_ANOMALY_US: {
      to: 188,
      gaLabel: '孕20周~26周+6',
      sms: '系统超声建议孕20至26周完成,号源紧张,请尽早持券预约,勿空腹。',
      smsWithoutVoucher: '系统超声建议孕20至26周完成,号源紧张,请尽早预约,勿空腹。',
    },
  }),
  templates: {
    health: { templateId: 'lianyungang-health-reminder', title: '健康服务提醒', fields },
    appointment: { templateId: 'lianyungang-appointment-reminder', title: '预约提醒', fields },
  },
}
