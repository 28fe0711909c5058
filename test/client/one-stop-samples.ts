// Invented answers about one-stop visits.
import type { Given } from './backend'
import { clinic } from './samples'

export const sites: Given<'onestop.sites'> = { items: [{ ...clinic, days: ['2026-11-25', '2026-11-26'] }] }
export const parts: Given<'onestop.plan'>['parts'] = [
  {
    programme: 'V_PREMARITAL',
    title: '免费婚前医学检查',
    service: 'premarital_check',
    free: true,
    reasons: [],
    page: null,
    slot: { slotId: '71', starts: '08:00', ends: '09:30' },
  },
  {
    programme: 'V_PRECONCEPTION',
    title: '免费孕前优生健康检查',
    service: 'preconception_check',
    free: true,
    reasons: [],
    page: null,
    slot: { slotId: '72', starts: '09:30', ends: '11:00' },
  },
  {
    programme: 'V_FOLIC',
    title: '免费叶酸',
    service: null,
    free: false,
    reasons: ['该项目仅适用于女性。'],
    page: null,
    slot: null,
  },
]
export const visit: Given<'onestop.get'> = {
  itineraryId: '801',
  institutionId: '7',
  institution: '夷陵区妇幼保健院',
  address: '试验路1号',
  phone: '0717-1600001',
  latitude: 30.7,
  longitude: 111.3,
  day: '2026-11-25',
  people: 2,
  registryAt: '14:00',
  parts: [
    {
      programme: 'V_PREMARITAL',
      title: '免费婚前医学检查',
      voucherId: '501',
      done: true,
      appointment: {
        appointmentId: '301',
        day: '2026-11-25',
        starts: '08:00',
        ends: '09:30',
        state: 'checked_in',
      },
    },
    {
      programme: 'V_PRECONCEPTION',
      title: '免费孕前优生健康检查',
      voucherId: '502',
      done: false,
      appointment: {
        appointmentId: '302',
        day: '2026-11-25',
        starts: '09:30',
        ends: '11:00',
        state: 'booked',
      },
    },
    { programme: 'V_FOLIC', title: '免费叶酸', voucherId: '503', done: false, appointment: null },
  ],
  checkinCode: 'ABCDEFGHJKMNPQR',
  preparation: ['当天空腹抽血'],
  documents: ['双方身份证'],
}
