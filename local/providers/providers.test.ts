import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Instant } from '../../types/schema'
import { localSenders, sentSoFar } from '.'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yyt-sent-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const clock = { now: () => '2026-11-23T02:05:00.000Z' as Instant }
const sms = { key: '1', phone: '16010000001', text: '请做孕14至19周产检。', signature: '夷陵妇幼' }
const wechat = {
  key: '2',
  openid: 'openid',
  templateId: 't',
  page: 'p',
  data: { thing1: 'NT超声时间到请预约', date2: '2026年12月3日' },
}

test('what would have been sent is kept with its time, without number or identity', async () => {
  const senders = localSenders(folder, clock)
  expect(await senders.sms?.send(sms)).toEqual({ kind: 'sent' })
  expect(await senders.wechat?.send(wechat)).toEqual({ kind: 'sent' })
  expect(sentSoFar(folder)).toEqual([
    { at: '2026-11-23 10:05', channel: '短信', text: '【夷陵妇幼】请做孕14至19周产检。', key: '1' },
    { at: '2026-11-23 10:05', channel: '微信', text: 'NT超声时间到请预约 · 2026年12月3日', key: '2' },
  ])
  expect(JSON.stringify(sentSoFar(folder))).not.toMatch(/160\d{8}|openid/)
})

test('a repetition is dropped, and a field that WeChat would refuse is refused', async () => {
  const senders = localSenders(folder, clock)
  await senders.sms?.send(sms)
  await senders.sms?.send(sms)
  expect(sentSoFar(folder)).toHaveLength(1)
  expect(await senders.wechat?.send({ ...wechat, data: { thing1: '字'.repeat(21) } })).toEqual({
    kind: 'refused',
    code: '47003 thing1',
  })
})

test('a new process reads what was kept', async () => {
  await localSenders(folder, clock).sms?.send(sms)
  await jest.isolateModulesAsync(async () => {
    const again = await import('.')
    expect(again.sentSoFar(folder)).toHaveLength(1)
  })
})
