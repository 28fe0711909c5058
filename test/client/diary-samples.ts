// Own records and a self-check, as the backend answers them.
import type { Given } from './backend'

export const pressure: Given<'diary.add'> = {
  recordId: '701',
  measuredAt: '2026-11-22T00:30:00.000Z',
  values: { kind: 'blood_pressure', systolic: 118, diastolic: 76 },
  advice: 'none',
}
export const pressures: Given<'diary.mine'> = {
  items: [
    {
      ...pressure,
      recordId: '702',
      measuredAt: '2026-11-23T00:30:00.000Z',
      values: { kind: 'blood_pressure', systolic: 142, diastolic: 88 },
      advice: 'tell',
    },
    pressure,
  ],
  next: null,
}
export const movement: Given<'diary.add'> = {
  recordId: '711',
  measuredAt: '2026-11-22T12:00:00.000Z',
  values: { kind: 'movement', count: 8, minutes: 120 },
  advice: 'today',
}
export const questions: Given<'mood.questions'> = {
  questions: Array.from({ length: 10 }, (_, i) => ({
    text: `第${i + 1}个问题`,
    answers: ['没有', '偶尔', '有时候', '经常'],
  })),
  phones: [
    { name: '全国统一心理援助热线', phone: '12356' },
    { name: '急救', phone: '120' },
  ],
  source: '量表来源:爱丁堡产后抑郁量表(EPDS),Cox、Holden、Sagovsky,1987年',
}
export const noChecks: Given<'mood.mine'> = { items: [], next: null }
export const centres: Given<'rescue.centres'> = {
  items: [
    {
      level: 'district',
      for: 'both',
      name: '夷陵区危重孕产妇和新生儿救治中心',
      address: '夷陵区小溪塔街道平湖大道160号',
      phone: '0717-1600121',
      latitude: 30.77,
      longitude: 111.32,
      distance: null,
    },
  ],
}
