/**
 * One woman on the screen, from the registration of a pregnancy through the birth to the child's first birthday: the local
 * clock is driven through every timer of twenty months. What she was told stands in a golden file that a midwife reviews.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { startCity, type LocalCity } from './city'
import { openBrowser, Phone } from './phone'

jest.setTimeout(600_000)

/** Set UPDATE_GOLDEN=1 to write it anew after a change of the stage table. */
const golden = path.join(__dirname, 'first-year.golden.txt')

let city: LocalCity
let browser: Browser
let she: Phone
let clerk: Phone
const document = { name: '', number: '' }

beforeAll(async () => {
  city = await startCity(8193)
  browser = await openBrowser()
  she = await Phone.open(browser, 'mother', city.url)
  clerk = await Phone.open(browser, 'maternity', city.url, { width: 1280, height: 800 })
})
afterAll(async () => {
  await browser.close()
  await city.stop()
})
afterEach(() => {
  for (const phone of [she, clerk]) expect(phone.errors).toEqual([])
})

/** The clinic opens her record, as it must on each day. */
async function find(): Promise<void> {
  await clerk.signIn('核销员')
  await clerk.go('staff/pages/patient/index')
  await clerk.fill('姓名', document.name)
  await clerk.fill('证件号码', document.number)
  await clerk.press('查找')
}

test('she registers her pregnancy and lets the city write to her', async () => {
  await she.signIn('新婚的她')
  await she.press('去核验')
  await she.press('填入演示人物的证件')
  document.name = await she.page.getByLabel('姓名', { exact: true }).first().inputValue()
  document.number = await she.page.getByLabel('证件号码', { exact: true }).first().inputValue()
  await she.press('核验')
  await she.see('您现在可以享受')
  await she.go('pages/mine/index')
  // Some people of the demo agreed on paper already.
  await she.turnOn(/^接收短信/)
  await she.go('pages/mine/index')
  await she.turnOn(/^接收短信/)
  await she.go('pages/pregnancy/index')
  await she.fill('末次月经第一天', '2026-10-20')
  await she.press('登记')
  await she.see('已登记')
})

test('the clinic records the birth to the minute; the pregnancy gives way to the child', async () => {
  await city.driveTo('2027-07-20')
  await find()
  await clerk.see('孕39周')
  await clerk.press('登记分娩')
  await clerk.press('女')
  await clerk.fill('出生日期', '2027-07-20')
  await clerk.fill('出生时间', '06:40')
  await clerk.shot('record-birth')
  await clerk.press('提交分娩登记')
  await clerk.see(/产后和新生儿的提醒开始/)
  await clerk.see('目前没有进行中的孕期登记')
  await clerk.shot('birth-recorded')
  await she.signIn('新婚的她')
  await she.go('pages/journey/index')
  await she.press(/孩子的检查和疫苗/)
  await she.see('足跟血筛查请7天内完成')
  await she.see('产后42天检查请预约')
  await she.shot('child')
})

test('mother and child go home; a name replaces the working name', async () => {
  await city.driveTo('2027-07-23')
  await find()
  await clerk.press(/之女|·/)
  await clerk.fill('出院日期', '2027-07-23')
  await clerk.press('登记出院')
  await clerk.see(/7月23日.*出院/)
  await clerk.press(/之女|·/)
  await clerk.shot('one-child')
  await clerk.fill('孩子姓名', '沈小禾')
  await clerk.press('登记姓名')
  await clerk.see(/沈\*禾/)
})

test('to the first birthday she was told each thing in its week, and nothing else', async () => {
  await city.driveTo('2028-07-25')
  await she.signIn('新婚的她')
  await she.go('care/pages/child/index')
  await she.see('1岁体检请预约')
  await she.shot('one-year')
  await she.go('pages/messages/index')
  const told: string[] = []
  for (;;) {
    await she.page.waitForTimeout(800)
    told.push(...(await she.page.locator('.yy-card .yy-cell-note').allInnerTexts()))
    if (!(await she.hasButton('下一页'))) break
    await she.press('下一页')
  }
  await she.shot('messages')
  // What the city wrote to newly-weds before she registered is not of this year.
  const lines = told
    .map(text => text.replaceAll('\n', ' | '))
    .filter(text => text.includes('|') && !text.includes('符合「'))
  if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, `${lines.join('\n')}\n`)
  expect(`${lines.join('\n')}\n`).toBe(readFileSync(golden, 'utf8'))
})
