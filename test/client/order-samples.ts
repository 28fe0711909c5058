// Invented answers about family services.
import type { Given } from './backend'

export const menu: Given<'orders.menu'> = {
  contacts: [
    { name: '周医生', phone: '0717-1600101' },
    { name: '吴主任', phone: '0717-1600102' },
  ],
  items: [
    {
      item: 'counselling',
      name: '心理支持',
      note: '与专业人员谈一谈,内容保密',
      within: '3个工作日内',
      callFirst: { phone: '12356', when: '此刻很难受时请先拨打,全天有人接听' },
      earliest: null,
      fields: [
        { field: 'way', label: '方式', optional: false, options: ['电话', '见面'] },
        { field: 'time', label: '方便的时间', optional: true, options: null },
      ],
    },
    {
      item: 'transport',
      name: '检查接送',
      note: '体检时上门接送',
      within: '请至少提前1天',
      callFirst: null,
      earliest: '2026-11-24',
      fields: [{ field: 'address', label: '接送地址', optional: false, options: null }],
    },
  ],
}
const brief = { orderId: '901', item: 'counselling', name: '心理支持' } as const
export const mine: Given<'orders.mine'> = {
  items: [
    { ...brief, state: 'scheduled', deadline: '2026-11-26' },
    { ...brief, orderId: '902', item: 'transport', name: '检查接送', state: 'draft', deadline: null },
  ],
  next: null,
}
export const order: Given<'orders.get'> = {
  ...brief,
  state: 'scheduled',
  deadline: '2026-11-26',
  answers: [{ label: '方式', text: '电话' }],
  wantedOn: null,
  worker: '周医生',
  appointment: { day: '2026-11-26', time: '09:30', channel: 'phone' },
  note: null,
  refusal: null,
  rating: null,
  events: [
    { state: 'submitted', at: '2026-11-23T02:00:00.000Z' },
    { state: 'accepted', at: '2026-11-23T03:00:00.000Z' },
    { state: 'scheduled', at: '2026-11-23T03:10:00.000Z' },
  ],
}
export const waiting: Given<'orderDesk.list'> = {
  items: [
    {
      ...brief,
      state: 'submitted',
      deadline: '2026-11-20',
      who: '沈*月',
      village: '官庄村',
      overdue: true,
      worker: null,
    },
  ],
  next: null,
}
export const opened: Given<'orderDesk.open'> = {
  ...order,
  state: 'submitted',
  worker: null,
  appointment: null,
  who: '沈晓月',
  phone: '16000000001',
  mine: false,
}
export const reports: Given<'families.reports'> = {
  items: [
    {
      certificationId: '701',
      category: 'low_income',
      proof: 'card',
      who: '陈*',
      village: '官庄村',
      state: 'reported',
      reportedBy: '村医 李',
      reportedAt: '2026-11-22T02:00:00.000Z',
      reason: null,
    },
  ],
  next: null,
}
export const families: Given<'families.list'> = {
  items: [
    {
      personId: '1001',
      who: '沈*月',
      village: '官庄村',
      categories: [{ category: 'special_family', since: '2026-11-01' }],
      contacts: [],
      quietDays: ['05-12'],
    },
  ],
  next: null,
}
export const workers: Given<'families.workers'> = {
  items: [
    { login: 'village', name: '周医生' },
    { login: 'manager', name: '吴主任' },
  ],
}
