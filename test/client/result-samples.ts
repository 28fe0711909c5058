// Invented results of checks.
import type { Given } from './backend'

export const items: Given<'results.items'> = {
  items: [
    { item: 'haemoglobin', name: '血红蛋白', unit: 'g/L', usual: '男130~175,女115~150' },
    { item: 'hbsag', name: '乙肝表面抗原', unit: '', usual: '阴性' },
  ],
}
export const waiting: Given<'results.waiting'> = {
  items: [
    {
      personId: '1001',
      name: '沈*月',
      sex: 2,
      service: 'premarital_check',
      serviceName: '婚前医学检查',
      examinedOn: '2026-10-20',
      late: true,
    },
  ],
  next: null,
}
export const entered: Given<'results.entered'> = {
  items: [
    {
      personId: '1001',
      resultId: '901',
      name: '沈*月',
      serviceName: '婚前医学检查',
      examinedOn: '2026-11-20',
      mine: false,
    },
  ],
  next: null,
}
export const opened: Given<'results.open'> = {
  personId: '1001',
  resultId: '901',
  name: '沈*月',
  sex: 2,
  service: 'premarital_check',
  serviceName: '婚前医学检查',
  examinedOn: '2026-11-20',
  items: [{ item: 'haemoglobin', value: '108', finding: 'noted' }],
  opinion: 'measures_advised',
  advice: '补充铁剂后复查',
  state: 'entered',
  mine: false,
  releasedAt: null,
  explained: null,
  reason: null,
}
export const followUps: Given<'results.followUps'> = {
  items: [
    {
      followUpId: '951',
      personId: '1001',
      resultId: '901',
      name: '沈*月',
      serviceName: '婚前医学检查',
      dueOn: '2026-11-01',
      late: true,
      words: '复查血红蛋白',
    },
  ],
  next: null,
}
const check = {
  serviceName: '婚前医学检查',
  institution: '夷陵区妇幼保健院',
  phone: '0717-1600001',
  examinedOn: '2026-11-20',
} as const
export const mine: Given<'results.mine'> = {
  items: [
    { resultId: '901', ...check, state: 'open' },
    { resultId: '902', ...check, serviceName: '孕前优生健康检查', state: 'told' },
  ],
  partner: {
    name: '陆*',
    checks: [
      {
        serviceName: '婚前医学检查',
        examinedOn: '2026-11-20',
        lines: [{ item: 'haemoglobin', name: '血红蛋白', value: '152 g/L' }],
      },
    ],
  },
}
export const own: Given<'results.read'> = {
  serviceName: '婚前医学检查',
  institution: '夷陵区妇幼保健院',
  examinedOn: '2026-11-20',
  opinion: 'nothing_found',
  advice: '规律作息',
  items: [
    {
      item: 'haemoglobin',
      name: '血红蛋白',
      value: '128',
      unit: 'g/L',
      usual: '115~150',
      finding: 'usual',
      shared: false,
      intimate: false,
    },
    {
      item: 'hbsag',
      name: '乙肝表面抗原',
      value: '阴性',
      unit: '',
      usual: '阴性',
      finding: 'usual',
      shared: false,
      intimate: true,
    },
  ],
  canShare: true,
}
