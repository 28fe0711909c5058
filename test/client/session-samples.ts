// Invented answers about sessions, holidays and licences.
import type { Given } from './backend'

const monday = { weekday: 1, starts: '08:00', ends: '09:30', capacity: 20, audience: 'anyone' } as const
export const week: Given<'sessions.week'> = {
  institutionId: '4205060001',
  name: '夷陵区妇幼保健院',
  today: '2026-11-23',
  until: '2027-01-22',
  services: [
    {
      service: 'premarital_check',
      name: '婚前医学检查',
      morningOnly: true,
      since: null,
      sessions: [monday, { ...monday, weekday: 2 }, { ...monday, weekday: 3 }],
      next: null,
    },
    {
      service: 'ultrasound',
      name: '孕期超声',
      morningOnly: false,
      since: '2026-11-02',
      sessions: [{ ...monday, audience: 'women' }],
      next: { from: '2026-12-01', sessions: [] },
    },
  ],
}
export const exceptions: Given<'sessions.exceptions'> = {
  items: [
    {
      day: '2026-12-07',
      service: null,
      name: null,
      open: false,
      sessions: [],
      reason: '设备检修',
      decidedBy: '窗口 周',
    },
    {
      day: '2026-12-08',
      service: 'ultrasound',
      name: '孕期超声',
      open: true,
      sessions: [{ ...monday, weekday: 2, capacity: 6 }],
      reason: '医生外出培训',
      decidedBy: '窗口 周',
    },
  ],
  next: null,
}
export const toMove: Given<'sessions.toMove'> = {
  items: [
    {
      appointmentId: '301',
      name: '婚前医学检查',
      day: '2026-12-07',
      starts: '08:00',
      names: ['沈*月', '陆*'],
    },
  ],
  next: null,
}
export const touching: Given<'sessions.preview'> = {
  opens: 2,
  changes: 1,
  closes: 8,
  people: 2,
  touched: [
    { service: 'premarital_check', name: '婚前医学检查', day: '2026-12-07', starts: '08:00', people: 2 },
  ],
}
export const institutions: Given<'sessions.institutions'> = {
  items: [{ institutionId: '4205060001', name: '夷陵区妇幼保健院' }],
  next: null,
}
export const holidays2026: Given<'holidays.year'> = {
  year: 2026,
  complete: true,
  version: null,
  publishedBy: null,
  days: [
    { day: '2026-10-01', kind: 'off', name: '国庆节' },
    { day: '2026-10-02', kind: 'off', name: '国庆节' },
    { day: '2026-10-10', kind: 'work', name: '国庆节' },
  ],
  missing: 2027,
}
export const holidays2027: Given<'holidays.year'> = {
  year: 2027,
  complete: false,
  version: null,
  publishedBy: null,
  days: [{ day: '2027-01-01', kind: 'off', name: '元旦' }],
  missing: 2027,
}
export const tried: Given<'holidays.preview'> = {
  faults: [],
  off: 28,
  work: 6,
  added: [{ day: '2027-01-02', kind: 'off', name: '元旦' }],
  changed: [],
  removed: [{ day: '2027-09-15', kind: 'off', name: '中秋节' }],
  effect: touching,
}
export const licences: Given<'licences.list'> = {
  items: [
    {
      institutionId: '4205060005',
      institution: '鸦鹊岭镇中心卫生院',
      capability: 'prenatal_screening',
      name: '母婴保健技术服务执业许可证(产前筛查)',
      held: {
        licenceId: '901',
        number: '许可示例060005-1',
        issuedBy: '卫生健康主管部门',
        from: '2024-01-07',
        to: '2027-01-06',
        daysLeft: 44,
      },
    },
    {
      institutionId: '4205060001',
      institution: '夷陵区妇幼保健院',
      capability: 'premarital',
      name: '母婴保健技术服务执业许可证(婚前医学检查)',
      held: null,
    },
  ],
  next: null,
}
export const proposals: Given<'sessions.proposals'> = { items: [{ day: '2027-02-14', name: '2月14日' }] }
export const resources: Given<'sessions.resources'> = {
  items: [{ resourceId: '71', name: '超声室', kind: 'room', places: 8 }],
}
