/** The whole main job on the screen: one couple, a clinic, a manager, real functions, a real database. */
import type { Browser } from 'playwright-core'
import { startCity, type LocalCity } from './city'
import { openBrowser, Phone } from './phone'

jest.setTimeout(300_000)

let city: LocalCity
let browser: Browser
let she: Phone
let he: Phone
let clerk: Phone
let manager: Phone

beforeAll(async () => {
  city = await startCity(8191)
  browser = await openBrowser()
  she = await Phone.open(browser, 'she', city.url)
  he = await Phone.open(browser, 'he', city.url)
  clerk = await Phone.open(browser, 'clerk', city.url, { width: 1280, height: 800 })
  manager = await Phone.open(browser, 'manager', city.url, { width: 1280, height: 800 })
})
afterAll(async () => {
  await browser.close()
  await city.stop()
})
afterEach(() => {
  for (const phone of [she, he, clerk, manager]) expect(phone.errors).toEqual([])
})

async function verify(phone: Phone): Promise<void> {
  await phone.press('去核验')
  await phone.press('填入演示人物的证件')
  await phone.press('核验')
  await phone.see('您现在可以享受')
}

test("the night's match put newly-weds on the list, and their message is in the outbox", async () => {
  await manager.signIn('区妇幼管理者')
  await manager.see(/最近一次比对/)
  await manager.press(/免费婚前/)
  await manager.see(/共 \d+ 人/)
  await manager.shot('service-list')
  await manager.go('admin/pages/outbox/index')
  await manager.see('全城消息')
  await manager.see(/婚前医学检查/)
  await manager.shot('outbox')
})

test('anybody reads what is free before signing in', async () => {
  await she.go('pages/home/index')
  await she.see('这里有哪些免费服务')
  await she.shot('public-home')
})

test('she signs in, is verified, and sees what she can get with each condition', async () => {
  await she.signIn('新婚的她')
  await verify(she)
  await she.shot('home')
  await she.press(/婚前/)
  await she.see('每项条件')
  await she.see('您可以享受')
  await she.shot('programme')
})

test('he confirms her invitation in his own account', async () => {
  await she.go('pages/partner/index')
  await she.press('生成邀请码')
  const code = (await she.read('.yy-code')).replace(/\s/g, '')
  await she.shot('invitation')
  await he.signIn('新婚的他')
  await verify(he)
  await he.go('pages/partner/index')
  await he.fill('邀请码', code)
  await he.press('查看邀请')
  await he.press('确认关联')
  await he.see('解除关联')
  await he.shot('linked')
})

test('she claims the voucher of the couple, once', async () => {
  await she.go('pages/home/index')
  await she.press(/婚前/)
  await she.press('领取电子券')
  await she.see('这张券包含')
  await she.shot('voucher')
  await he.go('pages/home/index')
  await he.press(/婚前/)
  await he.see('您已领取电子券')
  expect(await he.hasButton('领取电子券')).toBe(false)
})

test('they book together, move the appointment, and it has a code and notes', async () => {
  await she.go('pages/home/index')
  await she.press(/婚前/)
  await she.press('选择机构,两人一起预约')
  await she.see(/最近可约/)
  await she.shot('institutions')
  await she.page
    .getByText(/最近可约/)
    .filter({ visible: true })
    .first()
    .click()
  await she.see('和伴侣一起')
  await firstOpenDay(she)
  await firstOpenSlot(she)
  await she.shot('book')
  await she.press(/^预约 /)
  await she.see('已预约')
  await she.see('与')
  await she.shot('appointment')
  await she.press('改期')
  await firstOpenDay(she, 1)
  await firstOpenSlot(she)
  await she.press(/^改到 /)
  await she.see('已预约')
  await he.go('pages/appointments/index')
  await he.see('接下来')
  await he.shot('appointments')
})

async function firstOpenDay(phone: Phone, skip = 0): Promise<void> {
  const days = phone.page.locator('.yy-calendar [role=gridcell]:not([disabled])').filter({ visible: true })
  await days.first().waitFor({ timeout: 15_000 })
  await days.nth(skip).click()
}
async function firstOpenSlot(phone: Phone): Promise<void> {
  const slots = phone.page.locator('.yy-slot:not([disabled])').filter({ visible: true })
  await slots.first().waitFor({ timeout: 15_000 })
  await slots.first().click()
}

test('the desk redeems the typed code once; the second time it says when and where', async () => {
  await she.go('pages/vouchers/index')
  await she.press(/婚前/)
  const code = (await she.read('.yy-code')).replace(/\s/g, '')
  await clerk.signIn('门诊核销员')
  await clerk.fill('券码或签到码', code)
  await clerk.press('查询')
  await clerk.see('可以核销')
  await clerk.shot('desk-look')
  await clerk.press('核销')
  await clerk.see('已核销')
  await clerk.shot('desk-redeemed')
  await clerk.fill('券码或签到码', code)
  await clerk.press('查询')
  await clerk.see(/已于.*核销/)
  await clerk.shot('desk-second')
})

test('on the day the desk checks both in by one code', async () => {
  await city.post('/local/clock', { day: '2026-11-24', time: '08:05' })
  await he.go('pages/appointments/index')
  await he.press(/婚前医学检查.*已预约/)
  const code = (await he.read('.yy-code')).replace(/\s/g, '')
  await clerk.go('staff/pages/desk/index')
  await clerk.fill('券码或签到码', code)
  await clerk.press('查询')
  await clerk.see('签到完成')
  await clerk.shot('check-in')
})

test('a pregnant woman sees what is not yet hers, and from which day', async () => {
  const mother = await Phone.open(browser, 'mother', city.url)
  await mother.signIn('孕中的她')
  await verify(mother)
  await mother.see('很快可以享受')
  await mother.press(/免费孕中期超声/)
  await mother.see(/起可以办理/)
  await mother.see(/孕20周至孕24周\+6/)
  await mother.shot('not-yet')
  expect(mother.errors).toEqual([])
  await mother.close()
})

test('she registers a pregnancy, an ultrasound moves it, the clock brings one reminder in the right week', async () => {
  await she.go('pages/journey/index')
  await she.see('没有进行中的孕期登记')
  await she.press('登记孕期')
  await she.fill('末次月经第一天', '2026-10-05')
  await she.press(/用短信提醒/)
  await she.press('登记')
  await she.see('预产期')
  await she.see('孕13周前请建册并首检')
  await she.shot('journey')
  await she.press(/按超声更正孕周/)
  await she.fill('报告孕周(周)', '6')
  await she.fill('加几天', '0')
  await she.press('提交')
  await she.see('预产期已更正')
  await she.shot('dating')
  await city.driveTo('2026-12-22')
  await she.go('pages/messages/index')
  await she.see('收到的')
  await she.see(/孕13周前/)
  await she.shot('messages')
})

test('a loss silences everything in the same moment', async () => {
  await she.go('pages/pregnancy/index?mode=end')
  await she.press('自然结束')
  await she.press('登记')
  await she.press('确认')
  await she.see('我们会安静下来')
  await she.shot('quiet')
  const before = await sentTo()
  await city.driveTo('2027-01-20')
  expect(await sentTo()).toEqual(before)
  await she.go('pages/home/index')
  await she.see('所有自动消息已停止')
  expect(await she.seesNot(/孕周|产检|孕前/)).toBe(true)
})

/** What she has been told so far: folded after a loss, there for her when she asks. */
async function sentTo(): Promise<string[]> {
  await she.go('pages/messages/index')
  await she.press('查看以前的消息')
  return she.page.locator('.yy-cell-title').filter({ visible: true }).allInnerTexts()
}
