// Invented answers of the backend, complete and valid; a test changes what it is about.
import type { StaffRole } from '~types/action'
import type { Given } from './backend'

export const today = '2026-11-23'

export const nobody: Given<'identity.me'> = {
  signedIn: false,
  name: null,
  personId: null,
  sex: null,
  partner: { state: 'none', name: null, linkedAt: null },
  staff: null,
  consents: [],
  familyServices: false,
  today,
  city: { code: 'yiling', name: '夷陵区', phone: '0717-0000000', visits: true },
}
export const unverified: Given<'identity.me'> = { ...nobody, signedIn: true }
export const resident: Given<'identity.me'> = {
  ...unverified,
  name: '沈*月',
  personId: '1001',
  sex: 'female',
}
export const linked: Given<'identity.me'> = {
  ...resident,
  partner: { state: 'linked', name: '陆*', linkedAt: '2026-11-20T02:00:00.000Z' },
}
export const staff = (role: StaffRole): Given<'identity.me'> => ({
  ...unverified,
  staff: { role, displayName: '窗口 周', institution: '夷陵区妇幼保健院' },
})

export const card: Given<'eligibility.catalogue'>['items'][number] = {
  programme: 'V_PREMARITAL',
  title: '婚前医学检查',
  summary: '夫妻双方各一次,全部免费。',
  freeItems: ['体格检查', '血常规'],
  documents: ['身份证'],
  preparation: ['空腹'],
  window: '登记结婚前后均可办理',
  service: 'premarital_check',
  source: '婚前保健工作规范',
  version: 1,
  since: '2026-01-01',
  next: '领取电子券后预约检查。',
}
export const standing: Given<'eligibility.mine'>['items'][number] = {
  programme: card.programme,
  title: card.title,
  summary: card.summary,
  outcome: 'eligible',
  clauses: [
    { text: '双方至少一方为本地户籍', state: 'met', flipsOn: null },
    { text: '尚未使用过本项目', state: 'met', flipsOn: null },
  ],
  reasons: [],
  warnings: [],
  missing: [],
  changes: [],
  flipsOn: null,
  until: '2027-05-31',
  service: 'premarital_check',
  hasVoucher: true,
  forCouple: true,
}

export const child: Given<'eligibility.mine'>['children'][number] = {
  child: '2001',
  name: '沈*晨',
  age: '3个月',
}
export const mine = (
  items: Given<'eligibility.mine'>['items'],
  children: Given<'eligibility.mine'>['children'] = [],
): Given<'eligibility.mine'> => ({ today, items, children })
/** She waits for nothing. */
export const noPlaces: Given<'places.mine'> = { items: [] }

export const ownProgramme: Given<'eligibility.programme'> = { card, standing, children: [], child: null }
export const notice: Given<'eligibility.notice'> = {
  number: '0KQ2-7M3F-1XWZ-9',
  programme: card.programme,
  title: card.title,
  name: '沈*月',
  givenOn: today,
  place: '夷陵区',
  institution: null,
  outcome: 'needs_review',
  reasons: ['暂时无法确定孕周。'],
  missing: [{ text: '居住证(如有)', how: 'fill', page: '/pages/declare/index' }],
  changes: [],
  documents: ['身份证'],
  window: '登记结婚前后均可办理',
  version: 1,
  source: '婚前保健工作规范',
  phone: '0717-0000000',
}
export const appeal: Given<'eligibility.appeals'>['items'][number] = {
  appealId: '701',
  programme: card.programme,
  title: card.title,
  category: 'not_told_at_once',
  said: '上周和昨天要求的材料不一样',
  madeAt: '2026-11-20T02:00:00.000Z',
  dueOn: '2026-11-27',
  answer: null,
}
export const declared: Given<'declarations.mine'> = {
  today,
  items: [
    { kind: 'plans_pregnancy', day: null, state: 'none' },
    { kind: 'plans_registration', day: '2026-10-01', state: 'recorded' },
    { kind: 'residence_since', day: null, state: 'none' },
    { kind: 'permit_until', day: '2027-05-01', state: 'awaiting' },
  ],
}

export const clinic: Given<'institutions.get'> = {
  institutionId: '7',
  name: '夷陵区妇幼保健院',
  address: '小溪塔街道1号',
  phone: '0717-0000001',
  hours: '8:00–17:00',
  latitude: 30.77,
  longitude: 111.32,
  distance: null,
  nextFree: { day: '2026-11-25', starts: '08:30' },
  services: ['premarital_check'],
  roles: [],
}
export const services: Given<'booking.services'> = {
  items: [
    {
      service: 'premarital_check',
      name: '婚前医学检查',
      preparation: ['检查当天空腹'],
      documents: ['身份证'],
      forTwo: true,
    },
  ],
}
export const november: Given<'booking.calendar'> = {
  month: '2026-11',
  preparation: [],
  days: [
    { day: '2026-11-22', free: 0, capacity: 8, closed: 'past', mark: null },
    { day: '2026-11-25', free: 6, capacity: 8, closed: null, mark: null },
    { day: '2026-11-26', free: 1, capacity: 8, closed: null, mark: null },
    { day: '2026-11-27', free: 0, capacity: 8, closed: 'full', mark: null },
    { day: '2026-11-28', free: 4, capacity: 8, closed: null, mark: { kind: 'work', name: '调休' } },
    { day: '2026-11-29', free: 0, capacity: 0, closed: 'holiday', mark: { kind: 'off', name: '休息日' } },
  ],
}
export const morning: Given<'booking.slots'> = {
  items: [
    { slotId: '501', starts: '08:30', ends: '09:00', free: 4, capacity: 4, audience: 'anyone' },
    { slotId: '502', starts: '09:00', ends: '09:30', free: 1, capacity: 4, audience: 'anyone' },
    { slotId: '503', starts: '09:30', ends: '10:00', free: 0, capacity: 4, audience: 'anyone' },
  ],
}
export const appointment: Given<'booking.get'> = {
  appointmentId: '301',
  institutionId: clinic.institutionId,
  institution: clinic.name,
  address: clinic.address,
  phone: clinic.phone,
  latitude: clinic.latitude,
  longitude: clinic.longitude,
  service: 'premarital_check',
  serviceName: '婚前医学检查',
  day: '2026-11-25',
  starts: '08:30',
  ends: '09:00',
  state: 'booked',
  people: 2,
  partnerName: '陆*',
  checkinCode: 'A1B2C3D4E5F6G7H',
  preparation: ['检查当天空腹'],
  documents: ['身份证'],
  canChange: true,
  toMove: false,
}

export const voucher: Given<'vouchers.get'> = {
  voucherId: '801',
  programme: card.programme,
  title: '婚前医学检查电子券',
  state: 'claimed',
  step: null,
  validFrom: '2026-11-23',
  validUntil: '2027-05-22',
  windowUntil: null,
  extendsTo: null,
  claimedAt: '2026-11-23T02:00:00.000Z',
  forCouple: true,
  claimedByPartner: false,
  childName: null,
  freeItems: ['体格检查', '血常规'],
  redeemed: null,
}
export const code: Given<'vouchers.code'> = {
  qr: 'Y1.aaaa.bbbb',
  typed: 'K7M2-P9QX-4TRW',
  expiresAt: '2026-11-23T02:01:00.000Z',
}
/** No appointment within a day: nothing is kept. */
export const noDayCodes: Given<'vouchers.dayCodes'> = { typed: null, runs: [] }
export const deskVoucher: Given<'desk.look'> = {
  voucherId: voucher.voucherId,
  programme: voucher.programme,
  title: voucher.title,
  names: ['沈*月', '陆*'],
  freeItems: voucher.freeItems,
  validUntil: voucher.validUntil,
  allowed: true,
  refusals: [],
  firstRedemption: null,
}

export const pregnancy: NonNullable<Given<'pregnancy.mine'>['pregnancy']> = {
  pregnancyId: '601',
  state: 'ongoing',
  lmp: '2026-09-01',
  edd: '2027-06-08',
  datingMethod: 'LMP',
  datingVersion: 1,
  gaDays: 83,
  ga: '孕11周+6',
  fetuses: 1,
  outcome: null,
  outcomeOn: null,
  datings: [{ version: 1, method: 'LMP', edd: '2027-06-08', by: 'self', at: '2026-11-01T02:00:00.000Z' }],
}
export const stage: Given<'pregnancy.timeline'>['stages'][number] = {
  key: 'first_visit',
  occurrence: 1,
  title: '早孕建册',
  what: '建立孕产妇健康手册',
  where: '社区卫生服务中心',
  note: '',
  opensOn: '2026-10-13',
  closesOn: '2026-12-01',
  gaFrom: '孕6周',
  gaTo: '孕13周',
  state: 'now',
  urgency: 'U3',
  programme: null,
  service: null,
}
export const timeline: Given<'pregnancy.timeline'> = {
  today,
  pregnancy,
  stages: [
    stage,
    {
      ...stage,
      key: 'screening',
      title: '产前筛查',
      state: 'next',
      programme: 'V_PRENATAL',
      opensOn: '2026-12-08',
      closesOn: '2027-01-18',
    },
  ],
}

export const reminders: Given<'reminders.mine'> = {
  paused: false,
  came: [
    {
      messageId: '901',
      title: '早孕建册提醒',
      body: '请在12月1日前到社区建册。',
      why: '按预产期推算',
      at: '2026-11-20T02:00:00.000Z',
      channel: 'sms',
      state: 'sent',
    },
  ],
  upcoming: [{ stage: 'screening', title: '产前筛查', on: '2026-12-08', closesOn: '2027-01-18' }],
  templates: [{ key: 'stage', templateId: 'tmpl-stage', title: '检查提醒', left: 0 }],
  next: null,
}

export const patient: Given<'patient.find'> = {
  personId: '1001',
  name: '沈拾月',
  age: 27,
  pregnancy,
  reversal: null,
}

export const task: Given<'tasks.list'>['items'][number] = {
  taskId: '401',
  kind: 'phone',
  name: '沈*月',
  village: '小溪塔社区',
  dueOn: '2026-11-24',
  overdue: false,
  reason: '提醒未送达',
  opens: true,
}
export const openTask: Given<'tasks.open'> = {
  taskId: '401',
  name: '沈拾月',
  phone: '16000000001',
  reason: '提醒未送达',
  guidance: ['先确认是否本人。', '请提醒建册时间。'],
}

export const outboxRow: Given<'outbox.list'>['items'][number] = {
  messageId: '901',
  name: '沈*月',
  kind: 'reminder',
  title: '早孕建册提醒',
  body: '请在12月1日前到社区建册。',
  channel: 'sms',
  state: 'sent',
  reason: null,
  sendAt: '2026-11-20T02:00:00.000Z',
  sentAt: '2026-11-20T02:00:05.000Z',
}
export const outbox: Given<'outbox.list'> = {
  counts: [
    { state: 'sent', count: 12 },
    { state: 'failed', count: 1 },
  ],
  items: [outboxRow],
  next: null,
}
