/** A policy on its way: one manager changes a programme without code and tries it on the city, another publishes it, a resident has it. */
import type { Browser } from 'playwright-core'
import { startCity, type LocalCity } from './city'
import { openBrowser, Phone } from './phone'

jest.setTimeout(300_000)

let city: LocalCity
let browser: Browser
let author: Phone
let approver: Phone
let she: Phone

beforeAll(async () => {
  city = await startCity(8192)
  browser = await openBrowser()
  author = await Phone.open(browser, 'author', city.url, { width: 1280, height: 800 })
  approver = await Phone.open(browser, 'approver', city.url, { width: 1280, height: 800 })
  she = await Phone.open(browser, 'mother', city.url)
})
afterAll(async () => {
  await browser.close()
  await city.stop()
})
afterEach(() => {
  for (const phone of [author, approver, she]) expect(phone.errors).toEqual([])
})

test('a manager opens a programme and starts its next version', async () => {
  await author.signIn('区妇幼管理者')
  await author.go('admin/pages/programmes/index')
  await author.see(/全部项目/)
  await author.shot('programmes')
  await author.press(/免费避孕药具/)
  await author.see('版本')
  await author.press('起草下一版')
  await author.see('读出来是')
  await author.shot('draft')
})

test('a change that breaks a worked case is told at once, and cannot be submitted', async () => {
  await author.fill('名称', '免费避孕药具(扩展)')
  await author.fill('满(周岁)', '20')
  await author.see(/还有\d+处需要完善/)
  await author.fill('满(周岁)', '18')
  await author.see('已保存')
})

test('the change is tried on the whole city before anybody decides, with sample people explained', async () => {
  await author.press(/一方为本地户籍或持有效居住证/)
  await author.see('已保存')
  await author.press('在全城试算')
  await author.see('谁会受影响')
  await author.see('举例')
  await author.shot('rehearsal')
  await author.press('回到草稿')
  await author.press('提交审核')
  await author.see('待审核')
  await author.press(/免费避孕药具\(扩展\)/)
  // Nobody publishes alone.
  await author.see(/发布需要另一位管理人员审核/)
})

test('another manager publishes it; on its first day it holds, and the people are matched anew', async () => {
  await approver.signIn('政策审核人')
  await approver.go('admin/pages/programmes/index')
  await approver.press(/免费避孕药具\(扩展\)/)
  await approver.see('谁会受影响')
  await approver.shot('decision')
  await approver.press('发布')
  await approver.see('发布这一版?')
  await approver.page.getByRole('dialog').getByText('发布', { exact: true }).last().click()
  await approver.see(/全部项目/)
  await city.driveTo('2026-12-02')
  await she.signIn('新妈妈')
  await she.press('去核验')
  await she.press('填入演示人物的证件')
  await she.press('核验')
  await she.see('免费避孕药具(扩展)')
  await she.go('pages/entitlements/index')
  await she.see('现在可领')
  await she.shot('entitlements')
})
