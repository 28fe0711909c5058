import { smsLimit } from '../../../catalog/messages'
import { yiling } from '../../../catalog/yiling'
import type { LocalDate } from '../../../types/schema'
import { faultOf } from '../../platform/wechat'
import { render, renderNeutral, type MessageContent } from './render'
import { readTold, writeTold } from './told'

const reader = { city: yiling, programmes: yiling.programmes, rights: new Set<string>() }
const content = (template: string, params: Record<string, string> = {}): MessageContent => ({
  template,
  params,
  lastDay: '2026-12-03' as LocalDate,
})
const length = (text: string): number => [...text].length
const takenByWechat = ({ fields }: ReturnType<typeof render>): string | null =>
  faultOf({ thing1: fields.subject, date2: fields.time, thing3: fields.note })

test('every stage, alone and with others, keeps the limits of both channels', () => {
  const told = yiling.stages
    .filter(({ thing }) => thing !== null)
    .map(({ key }) => ({ stage: key, occurrence: 1 }))
  for (const one of told) {
    const alone = render(content(`stage.${one.stage}`), reader)
    expect(length(alone.sms)).toBeLessThanOrEqual(smsLimit)
    expect(takenByWechat(alone)).toBeNull()
    expect(alone.body).not.toContain('{')
    expect(alone.why).not.toContain('{')
  }
  for (let count = 2; count <= told.length; count++) {
    const many = render(content('stage.PG_NT', { stages: writeTold(told.slice(-count)) }), reader)
    expect(length(many.sms)).toBeLessThanOrEqual(smsLimit)
    expect(takenByWechat(many)).toBeNull()
  }
})

test('several stages are told in one message, all of them on her page', () => {
  const { title, body, sms } = render(content('stage.PG_NT', { stages: 'PG_NT:3,PG_T1_SERUM:3' }), reader)
  expect(title).toBe('NT超声时间到请预约等2项')
  expect(body.split('\n')).toHaveLength(2)
  expect(sms).toBe('近期可办理:NT超声时间到请预约;早期血清学筛查可预约。请登录小程序查看。')
})

test('the voucher is spoken of only to somebody who has a right to it', () => {
  expect(render(content('stage.PG_NT'), reader).sms).toContain('请尽快预约')
  expect(render(content('stage.PG_NT'), { ...reader, rights: new Set(['V_NT']) }).sms).toContain(
    '请尽快持券预约',
  )
})

test('the neutral form says nothing of what it is about', () => {
  const { title, body, sms, fields } = renderNeutral(content('stage.PG_NT'), reader)
  expect([title, body, sms, fields.subject, fields.note].join()).not.toMatch(/NT|超声|孕/)
})

test.each(['order.scheduled', 'order.tomorrow'])('%s says when and how, and not of whom', template => {
  const params = { service: '就医陪诊', date: '12月3日', time: '09:00', channel: '到约定地点' }
  const told = render(content(template, params), reader)
  expect(length(told.sms)).toBeLessThanOrEqual(smsLimit)
  expect(takenByWechat(told)).toBeNull()
  expect(`${told.title}${told.body}${told.sms}`).toMatch(/09:00/)
  expect(`${told.title}${told.body}${told.sms}`).not.toContain('{')
})

test('an appointment says when, where and how to prepare, and leaves out what is not there', () => {
  const params = {
    institution: '夷陵区妇幼保健院',
    service: '婚前医学检查',
    date: '12月3日',
    time: '08:00',
    preparation: '当天空腹抽血',
    documents: '双方身份证',
  }
  const booked = render(content('appointment.booked', params), reader)
  expect(booked.body).toBe('已预约12月3日08:00,夷陵区妇幼保健院。当天空腹抽血。请带双方身份证。')
  expect(booked.subscribe).toBe('appointment')
  expect(takenByWechat(booked)).toBeNull()
  const bare = render(content('appointment.booked', { ...params, preparation: '', documents: '' }), reader)
  expect(bare.body).toBe('已预约12月3日08:00,夷陵区妇幼保健院。')
  const long = render(content('appointment.tomorrow', { ...params, preparation: '很长'.repeat(40) }), reader)
  expect(length(long.sms)).toBeLessThanOrEqual(smsLimit)
  expect(long.sms).toContain('明天08:00')
})

test('a template that is not known any more is told neutrally', () => {
  expect(render(content('voucher.gone'), reader).body).toBe('您有一项健康服务待办理,请登录小程序查看。')
  expect(render(content('stage.PG_GONE'), reader).sms).toBe('您有一项健康服务待办理,请登录小程序查看。')
})

test('what a message tells is written and read back', () => {
  const told = [
    { stage: 'PG_NT', occurrence: 3 },
    { stage: 'PG_FOLIC', occurrence: 1 },
  ]
  expect(readTold('stage.PG_NT', writeTold(told))).toEqual(told)
  expect(readTold('stage.PRE_MARRY_CHECK', undefined)).toEqual([{ stage: 'PRE_MARRY_CHECK', occurrence: 1 }])
  expect(readTold('appointment.booked', undefined)).toEqual([])
})
