import { offsetDay } from '../cloudfunctions/pregnancy/rules/window'
import type { LocalDate } from '../types/schema'
import { appointmentWords, forbiddenWords, neutral, several, taskWords, why } from './messages'
import { stages, stageTable } from './stages'
import { yiling } from './yiling'

const length = (text: string): number => [...text].length
const texts = stages.flatMap(({ what, where, note, thing, sms, smsWithoutVoucher, gaLabel }) =>
  [what, where, note, thing, sms, smsWithoutVoucher, gaLabel].flatMap(text => text ?? []),
)

test('all 59 stages are there, each once, 25 of them told to a pregnant woman', () => {
  expect(stages).toHaveLength(59)
  expect(new Set(stages.map(({ key }) => key)).size).toBe(59)
  const told = stages.filter(({ anchor, urgency }) => anchor === 'LMP' && urgency !== 'staff')
  expect(told.map(({ key }) => key)).toHaveLength(25)
})

test('a subscribe message has at most 20 characters, an SMS 60, and with the signature 70', () => {
  for (const { thing, sms, smsWithoutVoucher } of stages) {
    expect(length(thing ?? '')).toBeLessThanOrEqual(20)
    expect(length(sms ?? '')).toBeLessThanOrEqual(60)
    expect(length(smsWithoutVoucher ?? '')).toBeLessThanOrEqual(60)
  }
  expect(length(yiling.signature)).toBeLessThanOrEqual(8)
  expect(length(neutral.body)).toBeLessThanOrEqual(60)
})

test('only what is staff’s own has no words', () => {
  for (const { urgency, thing, sms } of stages)
    expect([thing === null, sms === null]).toEqual([urgency === 'staff', urgency === 'staff'])
})

test('no automatic text holds a forbidden word, and none is in English', () => {
  const all = [
    ...texts,
    ...Object.values(appointmentWords).flatMap(({ title, body, sms, why: reason }) => [
      title,
      body,
      reason,
      ...sms,
    ]),
    ...Object.values(neutral),
    ...Object.values(several),
    ...Object.values(taskWords),
    ...Object.values(why),
  ]
  for (const text of all) {
    expect(forbiddenWords.filter(word => text.includes(word))).toEqual([])
    // NT, DNA, GBS, A and HPV are what hospitals themselves write on the door.
    expect(text.replace(/\{\w+\}|NT|DNA|GBS|HPV|A群/g, '')).not.toMatch(/[A-Za-z]/)
  }
})

test('every window opens before it closes, and those of a pregnancy lie within 4 and 44 weeks', () => {
  const anchor = '2026-01-31' as LocalDate
  for (const { from, to, anchor: kind } of stages) {
    expect(offsetDay(anchor, from) <= offsetDay(anchor, to)).toBe(true)
    if (kind !== 'LMP') continue
    expect(Number(from)).toBeGreaterThanOrEqual(28)
    expect(Number(to)).toBeLessThanOrEqual(308)
  }
})

test('a text that speaks of a voucher has another for somebody without one', () => {
  for (const { key, sms, smsWithoutVoucher, onlyWithVoucher } of stages)
    if (sms?.includes('券') && !onlyWithVoucher)
      expect([key, smsWithoutVoucher?.includes('券')]).toEqual([key, false])
})

test('a row that is too long, or has a field of its own, is refused by name', () => {
  const [first] = stages
  const refused = (change: object): string | undefined =>
    stageTable.safeParse([{ ...first, ...change }]).error?.issues[0]?.path.join('.')
  expect(refused({})).toBeUndefined()
  expect(refused({ thing: '字'.repeat(21) })).toBe('0.thing')
  expect(refused({ sms: '字'.repeat(61) })).toBe('0.sms')
  expect(refused({ from: '6 weeks' })).toBe('0.from')
  expect(refused({ colour: 'red' })).toBe('0')
})
