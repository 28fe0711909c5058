/** Eight institutions of 夷陵区 with their weekly sessions. Names follow the clinic feed; addresses, phones and numbers are invented. */
import type { ServiceCode } from '../../types/schema'
import type { Institution, SessionTemplate } from '../city'

type Weekdays = SessionTemplate['weekdays']
const workdays: Weekdays = [1, 2, 3, 4, 5]
const mondayToSaturday: Weekdays = [1, 2, 3, 4, 5, 6]

/** Sessions of an hour and a half: fasting services have mornings only (domain H60). */
const sessions = (
  service: ServiceCode,
  weekdays: Weekdays,
  capacity: number,
  times: readonly (readonly [string, string])[],
): SessionTemplate[] => times.map(([starts, ends]) => ({ service, weekdays, starts, ends, capacity }))

const early = ['08:00', '09:30'] as const
const late = ['09:30', '11:00'] as const
const noon = ['14:00', '15:30'] as const
const evening = ['15:30', '17:00'] as const
const mornings = [early, late]
const allDay = [early, late, noon, evening]

export const institutions: readonly Institution[] = [
  {
    id: '4205060001',
    name: '夷陵区妇幼保健院',
    region: '420506001',
    address: '夷陵区小溪塔街道平湖大道160号',
    latitude: 30.7714,
    longitude: 111.3242,
    phone: '0717-1600001',
    level: '二级甲等',
    capabilities: [
      'premarital',
      'preconception',
      'antenatal',
      'V_FOLIC',
      'V_CONTRA',
      'V_CHILD_HEALTH',
      'V_FP_SERVICE',
      'V_SHUTTLE',
      'prenatal_screening',
      'ultrasound',
      'womens_screening',
    ],
    hours: '周一至周日 08:00-17:00,周六日上午开放部分门诊',
    sessions: [
      ...sessions('premarital_check', mondayToSaturday, 20, mornings),
      ...sessions('preconception_check', mondayToSaturday, 16, mornings),
      ...sessions('antenatal_visit', workdays, 24, allDay),
      ...sessions('antenatal_visit', [6, 7], 16, mornings),
      ...sessions('prenatal_screening', workdays, 30, mornings),
      ...sessions('ultrasound', mondayToSaturday, 15, allDay),
      ...sessions('womens_screening', [2, 4], 30, [noon, evening]),
    ],
  },
  {
    id: '4205060002',
    name: '夷陵区婚育综合服务站',
    region: '420506001',
    address: '夷陵区小溪塔街道罗河路52号(婚姻登记处一楼)',
    latitude: 30.7668,
    longitude: 111.3175,
    phone: '0717-1600002',
    level: '一站式服务点',
    capabilities: ['premarital', 'preconception', 'V_FOLIC'],
    hours: '周一至周六 08:00-11:30',
    sessions: [
      ...sessions('premarital_check', mondayToSaturday, 12, mornings),
      ...sessions('preconception_check', [1, 3, 5], 8, mornings),
    ],
  },
  {
    id: '4205060003',
    name: '小溪塔街道社区卫生服务中心',
    region: '420506001',
    address: '夷陵区小溪塔街道夷兴大道88号',
    latitude: 30.7783,
    longitude: 111.3106,
    phone: '0717-1600003',
    level: '社区卫生服务中心',
    capabilities: ['antenatal', 'V_FOLIC', 'V_CONTRA', 'V_CHILD_HEALTH', 'ultrasound', 'womens_screening'],
    hours: '周一至周五 08:00-17:00',
    sessions: [
      ...sessions('antenatal_visit', workdays, 12, allDay),
      ...sessions('ultrasound', [2, 4], 8, mornings),
      ...sessions('womens_screening', [1, 3, 5], 20, [noon]),
    ],
  },
  {
    id: '4205060004',
    name: '龙泉镇卫生院',
    region: '420506003',
    address: '夷陵区龙泉镇龙镇街36号',
    latitude: 30.6931,
    longitude: 111.4587,
    phone: '0717-1600004',
    level: '一级甲等',
    capabilities: [
      'preconception',
      'antenatal',
      'V_FOLIC',
      'V_CONTRA',
      'V_CHILD_HEALTH',
      'ultrasound',
      'womens_screening',
    ],
    hours: '周一至周六 08:00-17:00',
    sessions: [
      ...sessions('preconception_check', [2, 5], 8, [early]),
      ...sessions('antenatal_visit', mondayToSaturday, 8, mornings),
      ...sessions('ultrasound', [1, 3, 5], 8, [late, noon]),
      ...sessions('womens_screening', [4], 20, [noon]),
    ],
  },
  {
    id: '4205060005',
    name: '鸦鹊岭镇中心卫生院',
    region: '420506002',
    address: '夷陵区鸦鹊岭镇桔乡路21号',
    latitude: 30.6248,
    longitude: 111.6203,
    phone: '0717-1600005',
    level: '一级甲等',
    capabilities: [
      'preconception',
      'antenatal',
      'V_FOLIC',
      'V_CONTRA',
      'prenatal_screening',
      'ultrasound',
      'womens_screening',
    ],
    hours: '周一至周六 08:00-17:00',
    sessions: [
      ...sessions('preconception_check', [1, 4], 10, [early]),
      ...sessions('antenatal_visit', mondayToSaturday, 10, [early, late, noon]),
      ...sessions('prenatal_screening', [2, 5], 12, [early]),
      ...sessions('ultrasound', [2, 4, 6], 8, mornings),
      ...sessions('womens_screening', [3], 20, [noon]),
    ],
  },
  {
    id: '4205060006',
    name: '太平溪镇卫生院',
    region: '420506004',
    address: '夷陵区太平溪镇银杏路9号',
    latitude: 30.8742,
    longitude: 110.9896,
    phone: '0717-1600006',
    level: '一级甲等',
    capabilities: ['antenatal', 'V_FOLIC', 'V_CONTRA', 'V_CHILD_HEALTH', 'ultrasound', 'womens_screening'],
    hours: '周一至周五 08:00-17:00',
    sessions: [
      ...sessions('antenatal_visit', workdays, 6, mornings),
      ...sessions('ultrasound', [3], 6, mornings),
      ...sessions('womens_screening', [2], 15, [noon]),
    ],
  },
  {
    id: '4205060007',
    name: '分乡镇中心卫生院',
    region: '420506007',
    address: '夷陵区分乡镇金竹路17号',
    latitude: 30.9316,
    longitude: 111.3948,
    phone: '0717-1600007',
    level: '一级甲等',
    capabilities: ['preconception', 'antenatal', 'V_FOLIC', 'V_CONTRA', 'V_CHILD_HEALTH', 'ultrasound'],
    hours: '周一至周五 08:00-17:00',
    sessions: [
      ...sessions('preconception_check', [3], 8, [early]),
      ...sessions('antenatal_visit', workdays, 6, mornings),
      ...sessions('ultrasound', [1, 4], 6, [late]),
    ],
  },
  {
    id: '4205060008',
    name: '乐天溪镇卫生院',
    region: '420506006',
    address: '夷陵区乐天溪镇沿江路30号',
    latitude: 30.8457,
    longitude: 111.1062,
    phone: '0717-1600008',
    level: '一级乙等',
    capabilities: ['antenatal', 'V_FOLIC', 'V_CONTRA', 'V_CHILD_HEALTH', 'womens_screening'],
    hours: '周一至周五 08:00-17:00',
    sessions: [
      ...sessions('antenatal_visit', [1, 3, 5], 6, mornings),
      ...sessions('womens_screening', [4], 12, [noon]),
    ],
  },
]
