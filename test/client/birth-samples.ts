// Invented births.
import type { Given } from './backend'

type Timeline = Given<'children.timeline'>
type Row = Timeline['stages'][number]

const row = (key: string, title: string, more: Partial<Row>): Row => ({
  key,
  occurrence: 1,
  title,
  what: title,
  where: '分娩机构',
  note: '',
  opensOn: '2026-11-23',
  closesOn: '2026-11-25',
  gaFrom: null,
  gaTo: null,
  state: 'now',
  urgency: 'U3',
  programme: null,
  service: null,
  ...more,
})

export const timeline: Timeline = {
  today: '2026-11-24',
  children: [{ child: '7001', name: '沈**女', age: '2天' }],
  shown: { child: '7001', name: '沈**女', age: '2天', correctedAge: '未到预产期' },
  stages: [
    row('NB_CHD', '宝宝心脏筛查请勿遗漏', { state: 'done' }),
    row('NB_HEEL', '足跟血筛查请7天内完成', {
      opensOn: '2026-11-25',
      closesOn: '2026-11-29',
      state: 'next',
      programme: 'V_NB_METAB',
    }),
  ],
  mother: [row('PP_HOME_VISIT', '医生将上门产后访视', { closesOn: '2026-12-01' })],
}

export const births: Given<'births.of'> = {
  personId: '1001',
  ongoing: null,
  children: [
    {
      child: '7001',
      name: '沈**女',
      sex: 'female',
      bornOn: '2026-11-22',
      bornAt: '23:50',
      dischargedOn: null,
      ga: '孕38周+6',
      alive: true,
    },
  ],
}
export const expecting: Given<'births.of'> = {
  personId: '1001',
  ongoing: { ga: '孕39周', fetuses: 2 },
  children: [],
}
