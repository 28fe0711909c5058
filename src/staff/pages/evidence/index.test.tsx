// The counter: find, see what is unknown, register what was seen, hand out the notice.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend, type Given } from '../../../../test/client/backend'
import { body, fill, openPage, press, settle } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import Taro from '../../../../test/client/taro'
import EvidencePage from './index'

const backend = useBackend()
const person: Given<'evidence.find'>['people'][number] = {
  personId: '1001',
  name: '沈拾月',
  birthDate: '1999-01-01',
  children: [],
}
const unknown: Given<'evidence.programme'> = {
  standing: {
    ...sample.standing,
    outcome: 'needs_review',
    clauses: [{ text: '有转诊单', state: 'unknown', flipsOn: null }],
    missing: [{ text: '转诊单', how: 'bring', page: null }],
  },
  gaps: [{ text: '转诊单', how: 'bring', page: null, kinds: ['referral'], residence: false }],
  onRecord: [],
}
const known: Given<'evidence.programme'> = {
  standing: sample.standing,
  gaps: [],
  onRecord: [{ kind: 'referral', validUntil: '2027-01-01', registeredAt: '2026-11-23T02:00:00.000Z' }],
}
const open = async (role: 'clerk' | 'manager' = 'clerk', target: 'weapp' | 'h5' = 'h5') => {
  backend
    .on('identity.me', sample.staff(role))
    .on('evidence.awaiting', { items: [], next: null })
    .on('eligibility.catalogue', { items: [sample.card] })
    .on('evidence.declared', { items: [] })
    .on('evidence.findByNumber', { people: [person] })
    .on('evidence.programme', unknown)
  openPage(EvidencePage, { target })
  await screen.findByLabelText('姓名')
}
const find = async () => {
  fill('姓名', '沈拾月')
  fill('证件号码', '470101199901011234')
  await press('按证件查找')
  await press('婚前医学检查', 'radio')
}

test('what is unknown is listed, the proof that settles it offered, and the answer follows at once', async () => {
  await open()
  await find()
  expect(await screen.findByText('还不清楚')).toBeTruthy()
  backend.on('evidence.register', known)
  // Only the kind that this programme asks for.
  expect(screen.queryByRole('radio', { name: '出生医学证明' })).toBeNull()
  fill('有效期至', '2027-01-01')
  await press('登记证明')
  expect(await screen.findByText('可办理')).toBeTruthy()
  expect(body()).toContain('转诊单(至2027年1月1日 周五)')
  expect(backend.inputs('evidence.register')).toEqual([
    { personId: '1001', programme: 'V_PREMARITAL', kind: 'referral', validUntil: '2027-01-01' },
  ])
})

test('residence and permit are registered as days', async () => {
  await open()
  await find()
  await screen.findByText('还不清楚')
  backend.on('evidence.residence', known)
  fill('居住证有效期至', '2028-01-01')
  await press('登记居住情况')
  expect(await screen.findByText('可办理')).toBeTruthy()
  expect(backend.inputs('evidence.residence')).toEqual([
    { personId: '1001', programme: 'V_PREMARITAL', permitUntil: '2028-01-01' },
  ])
})

test('of a couple and their child the clerk chooses whom it is for', async () => {
  await open()
  backend.on('evidence.find', {
    people: [
      { ...person, name: '沈*月', children: [sample.child] },
      { ...person, personId: '1002', name: '陆*', birthDate: null },
    ],
  })
  fill('券码或签到码', 'K7M2P9QX4TRW')
  await press('按码查找')
  await press('沈*晨,孩子,3个月', 'radio')
  await press('婚前医学检查', 'radio')
  await waitFor(() =>
    expect(backend.inputs('evidence.programme')).toEqual([{ personId: '2001', programme: 'V_PREMARITAL' }]),
  )
})

test('a code that is none is said', async () => {
  await open()
  backend.on('evidence.find', new ServiceError('CODE_UNKNOWN'))
  fill('券码或签到码', 'K7M2P9QX4TRW')
  await press('按码查找')
  expect(await screen.findByText(/没有这张券/)).toBeTruthy()
})

test('on a phone the camera reads the code', async () => {
  await open('clerk', 'weapp')
  backend.on('evidence.find', { people: [] })
  Taro.scanCode.mockResolvedValueOnce({ result: 'Y1.payload.signature' })
  await press('扫一扫')
  expect(await screen.findByText('没有可办理的人')).toBeTruthy()
})

test('what she told of herself is confirmed with the paper in hand', async () => {
  await open()
  backend
    .on(
      'evidence.declared',
      { items: [{ kind: 'permit_until', day: '2027-05-01', state: 'awaiting' }] },
      { items: [{ kind: 'permit_until', day: '2027-05-01', state: 'verified' }] },
    )
    .on('evidence.decide', { items: [] })
  await find()
  await press('确认居住证有效期至')
  await settle()
  expect(backend.inputs('evidence.decide')).toEqual([
    { personId: '1001', kind: 'permit_until', accept: true },
  ])
  // The answer is asked for again.
  expect(backend.calls('evidence.programme').length).toBeGreaterThan(1)
  expect(screen.queryByRole('button', { name: '确认居住证有效期至' })).toBeNull()
})

test('the notice is handed out and printed alone', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  await open()
  await find()
  await screen.findByText('还不清楚')
  backend.on('evidence.notice', { ...sample.notice, institution: '夷陵区妇幼保健院' })
  await press('开具告知单')
  expect(await screen.findByText('编号 0KQ2-7M3F-1XWZ-9')).toBeTruthy()
  await press('打印')
  expect(print).toHaveBeenCalledTimes(1)
  await press('返回办理')
  expect(await screen.findByText('还不清楚')).toBeTruthy()
})

test('a clerk cannot come back with new papers; a manager gives the reason', async () => {
  await open()
  await find()
  await screen.findByText('还不清楚')
  backend.on('evidence.notice', new ServiceError('SECOND_NOTICE'))
  await press('开具告知单')
  expect(await screen.findByText(/需主管人员说明理由/)).toBeTruthy()
  expect(screen.queryByLabelText('新增材料的理由')).toBeNull()
})

test('a manager writes the reason and registers nothing', async () => {
  await open('manager')
  await find()
  await screen.findByText('还不清楚')
  backend.on('evidence.notice', sample.notice)
  expect(screen.queryByRole('button', { name: '登记证明' })).toBeNull()
  fill('新增材料的理由', '政策当日调整')
  await press('开具告知单')
  await settle()
  expect(backend.inputs('evidence.notice')).toEqual([
    { personId: '1001', programme: 'V_PREMARITAL', supervisorReason: '政策当日调整' },
  ])
})

test('what residents told is listed, masked', async () => {
  await open()
  backend.on('evidence.awaiting', {
    items: [
      {
        ref: '1',
        name: '沈*月',
        kind: 'permit_until',
        day: '2027-05-01',
        declaredAt: '2026-11-20T02:00:00.000Z',
      },
    ],
    next: null,
  })
  openPage(EvidencePage, { target: 'h5' })
  expect(await screen.findByText('2027年5月1日 周六')).toBeTruthy()
})
