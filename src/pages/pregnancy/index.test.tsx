// Registering, correcting and ending.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { NETWORK, useBackend } from '../../../test/client/backend'
import { confirm, fill, led, openPage, press, settle, toasts } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import PregnancyPage from './index'

const backend = useBackend()
const JOURNEY = ['/pages/journey/index']
beforeEach(() =>
  backend.on('identity.me', sample.resident).on('reminders.mine', { ...sample.reminders, templates: [] }),
)
const open = (mode: string, label: string) => {
  openPage(PregnancyPage, { params: { mode } })
  return screen.findByLabelText(label)
}
const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

describe('registering', () => {
  test('waits for a date, then registers and goes to the journey', async () => {
    backend.on('pregnancy.register', sample.pregnancy)
    await open('', '末次月经第一天')
    expect(screen.getByRole('button', { name: '登记' }).getAttribute('aria-disabled')).toBe('true')
    fill('末次月经第一天', '2026-09-01')
    fill('平时周期(天)', '30')
    await press('双胎', 'radio')
    await press('登记')
    expect(backend.inputs('pregnancy.register')).toEqual([{ lmp: '2026-09-01', cycleDays: 30, fetuses: 2 }])
    await waitFor(() => expect(led()).toEqual(JOURNEY))
    expect(toasts()).toEqual(['已登记'])
    expect(backend.calls('identity.setConsent')).toEqual([])
  })

  test('a cycle out of range and letters in it are told at the field', async () => {
    await open('', '末次月经第一天')
    fill('末次月经第一天', '2026-09-01')
    fill('平时周期(天)', 'ab4x5')
    expect(valueOf('平时周期(天)')).toBe('45')
    await press('登记')
    expect((await screen.findByText('月经周期应在21至35天')).closest('[role=alert]')).toBeTruthy()
    expect(backend.calls('pregnancy.register')).toEqual([])
  })

  test('without a remembered date she can register all the same', async () => {
    backend.on('pregnancy.register', { ...sample.pregnancy, lmp: null, edd: null, gaDays: null, ga: null })
    await open('', '末次月经第一天')
    await press('不记得', 'radio')
    expect(screen.queryByLabelText('末次月经第一天')).toBeNull()
    await press('登记')
    expect(backend.inputs('pregnancy.register')).toEqual([{ lmp: null, fetuses: 1 }])
  })

  test.each([
    ['LMP_IN_FUTURE', /不能晚于今天/],
    ['LMP_TOO_OLD', /已超过44周/],
    ['ALREADY_PREGNANT', /已有一份进行中的孕期登记/],
  ] as const)('%s is explained and leads nowhere', async (code, words) => {
    backend.on('pregnancy.register', new ServiceError(code))
    await open('', '末次月经第一天')
    fill('末次月经第一天', '2026-09-01')
    await press('登记')
    expect(await screen.findByText(words)).toBeTruthy()
    expect(led()).toEqual([])
  })

  test('a consent to SMS is given only when she turns it on', async () => {
    backend
      .on('pregnancy.register', sample.pregnancy)
      .on('identity.setConsent', { purpose: 'sms', granted: true })
    await open('', '末次月经第一天')
    fill('末次月经第一天', '2026-09-01')
    await press(/用短信提醒/, 'switch')
    await press('登记')
    await waitFor(() => expect(led()).toEqual(JOURNEY))
    expect(backend.inputs('identity.setConsent')).toEqual([{ purpose: 'sms', granted: true }])
  })
})

describe('an ultrasound', () => {
  const correct = async () => {
    await open('scan', '报告孕周(周)')
    fill('报告孕周(周)', '11')
    fill('加几天', '2')
    await press('提交')
  }

  test.each([
    [true, 9, '超声与推算相差9天,超过7天,以超声为准。预产期 2027年6月8日 周二。提醒已按新的日期重排。'],
    [false, 3, '超声与推算相差3天,未超过7天,维持原推算。预产期 2027年6月8日 周二。'],
  ])(
    'whose result says whether the due date moved (%s) and by which rule',
    async (changed, differenceDays, words) => {
      backend.on('pregnancy.correctDating', {
        pregnancy: sample.pregnancy,
        changed,
        differenceDays,
        thresholdDays: 7,
      })
      await correct()
      expect(await screen.findByText(words)).toBeTruthy()
      expect(backend.inputs('pregnancy.correctDating')).toEqual([
        { scanOn: sample.today, weeks: 11, days: 2 },
      ])
      await press('查看安排')
      expect(led()).toEqual(JOURNEY)
    },
  )

  test('figures out of range and a missing date are told in words at their fields', async () => {
    await open('scan', '报告孕周(周)')
    fill('报告孕周(周)', '五0')
    fill('加几天', '9')
    fill('超声检查日期', '')
    await press('提交')
    expect(valueOf('报告孕周(周)')).toBe('0')
    for (const words of ['孕周应在4至42周', '天数应在0至6', /请填写日期/])
      expect((await screen.findByText(words)).closest('[role=alert]')).toBeTruthy()
    expect(backend.calls('pregnancy.correctDating')).toEqual([])
  })

  test.each([
    ['SCAN_REJECTED', /后来的超声不再更改预产期/],
    ['SCAN_BY_CLINIC', /请带超声报告到产检机构/],
  ] as const)('that counts no more (%s) is explained', async (code, words) => {
    backend.on('pregnancy.correctDating', new ServiceError(code))
    await correct()
    expect(await screen.findByText(words)).toBeTruthy()
    expect(valueOf('报告孕周(周)')).toBe('11')
  })
})

describe('the end', () => {
  test('is recorded only after a second yes, and nothing that was read stays on the device', async () => {
    backend.on('pregnancy.recordLoss', { ...sample.pregnancy, state: 'loss' })
    openPage(PregnancyPage, { params: { mode: 'end' } })
    await press('自然结束', 'radio')
    await press('登记')
    expect(screen.getByRole('dialog', { name: '确认登记?' })).toBeTruthy()
    await confirm('再想想')
    expect(backend.calls('pregnancy.recordLoss')).toEqual([])
    await press('登记')
    await confirm('确认')
    expect(backend.inputs('pregnancy.recordLoss')).toEqual([
      { kind: 'miscarriage', occurredOn: sample.today },
    ])
    await waitFor(() => expect(led()).toEqual(JOURNEY))
    expect(Taro.getStorageInfoSync().keys).toEqual([])
    expect(toasts()).toEqual([])
  })

  test('needs what happened and when', async () => {
    openPage(PregnancyPage, { params: { mode: 'end' } })
    const button = await screen.findByRole('button', { name: '登记' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await press('医生终止', 'radio')
    expect(button.getAttribute('aria-disabled')).toBeNull()
    fill('日期', '')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await settle()
  })

  test('that did not arrive is said, and can be repeated under its key', async () => {
    backend.on('pregnancy.recordLoss', NETWORK, { ...sample.pregnancy, state: 'loss' })
    openPage(PregnancyPage, { params: { mode: 'end' } })
    await press('自然结束', 'radio')
    for (const _ of ['first', 'again']) {
      await press('登记')
      await confirm('确认')
      await settle()
    }
    const [first, again] = backend.calls('pregnancy.recordLoss')
    expect(again).toEqual(first)
    expect(led()).toEqual(JOURNEY)
  })
})
