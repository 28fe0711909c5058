/** A person with a phone (or a desk with a screen): one browser context, helpers named after what a person does. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'

const folder = path.resolve(__dirname, '../artifacts/journey')

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export class Phone {
  private shots = 0
  /** Errors of the page itself: a test ends with none. */
  readonly errors: string[] = []
  private constructor(
    readonly page: Page,
    private readonly owner: string,
    private readonly url: string,
  ) {
    page.on('pageerror', error => this.errors.push(error.message))
  }

  static async open(
    browser: Browser,
    owner: string,
    url: string,
    size = { width: 375, height: 812 },
  ): Promise<Phone> {
    mkdirSync(folder, { recursive: true })
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: size.width > 1000 ? 1 : 2,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    return new Phone(await context.newPage(), owner, url)
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.url}/#/${path}`)
    // A new address on the same document only changes the hash; a reload makes it a fresh visit.
    await this.page.reload()
  }
  async signIn(persona: string): Promise<void> {
    await this.go('pages/sign-in/index')
    await this.press(new RegExp(persona))
    await this.page.waitForFunction(() => !location.hash.includes('sign-in'))
  }
  /** By its exact words, or by a pattern when a row says more than its title. */
  private button(name: string | RegExp): Locator {
    const options = { name, exact: typeof name === 'string' }
    const roles = (['button', 'link', 'radio', 'switch'] as const).map(role =>
      this.page.getByRole(role, options),
    )
    return roles
      .reduce((one, other) => one.or(other))
      .filter({ visible: true })
      .first()
  }
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click({ timeout: 15_000 })
  }
  async fill(label: string, text: string): Promise<void> {
    await this.page
      .getByLabel(label, { exact: true })
      .filter({ visible: true })
      .first()
      .fill(text, { timeout: 15_000 })
  }
  /** Waits until the text can be seen. */
  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 20_000 })
  }
  /** Turns a switch on that may be on already, and waits until it is. */
  async turnOn(name: RegExp): Promise<void> {
    const toggle = this.page.getByRole('switch', { name }).filter({ visible: true }).first()
    await toggle.waitFor({ timeout: 15_000 })
    if ((await toggle.getAttribute('aria-checked')) !== 'true') await toggle.click()
    await this.page
      .getByRole('switch', { name, checked: true })
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: 15_000 })
  }
  /** Whether a button with exactly these words can be seen now. */
  async hasButton(name: string): Promise<boolean> {
    return (await this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).count()) > 0
  }
  async seesNot(text: string | RegExp): Promise<boolean> {
    return (await this.page.getByText(text).filter({ visible: true }).count()) === 0
  }
  /** The text of the first visible element of a class. */
  async read(selector: string): Promise<string> {
    const found = this.page.locator(selector).filter({ visible: true }).first()
    await found.waitFor({ timeout: 15_000 })
    return (await found.innerText()).trim()
  }
  async shot(name: string): Promise<void> {
    // Fonts and the last paint settle first, so that pictures are alike from run to run.
    await this.page.waitForTimeout(350)
    await this.page.screenshot({
      path: path.join(folder, `${this.owner}-${String(++this.shots).padStart(2, '0')}-${name}.png`),
    })
  }
  close(): Promise<void> {
    return this.page.context().close()
  }
}
