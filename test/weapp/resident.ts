/** What a resident does in the mini-program, by the words on its buttons; the same on jsdom, Chromium and real DevTools. */
import type Element from 'miniprogram-automator/out/Element'
import type { Session } from '../runtime/session'

const PRESSABLE = '.yy-button, .yy-press'

export class Resident {
  constructor(readonly session: Session) {}

  private async pressables(): Promise<{ element: Element; text: string }[]> {
    const elements = await this.all(PRESSABLE)
    return Promise.all(
      elements.map(async element => ({ element, text: (await element.text()).replace(/\s+/g, '') })),
    )
  }

  /** Presses the first button, row or choice whose words begin with the text. */
  async press(text: string): Promise<void> {
    const found = await this.session.until(
      async () => (await this.pressables()).find(one => one.text.startsWith(text.replace(/\s+/g, ''))),
      `a button «${text}»`,
    )
    await found.element.tap()
  }

  /** Waits until the page shows the text. */
  async see(text: string): Promise<void> {
    await this.session.until(
      async () => (await this.session.text('.yy-page')).includes(text),
      `the text «${text}»`,
    )
  }

  async shows(text: string): Promise<boolean> {
    return (await this.session.text('.yy-page')).includes(text)
  }

  private async all(selector: string): Promise<Element[]> {
    return (await (await this.session.page()).$$(selector)) as Element[]
  }

  async count(selector: string): Promise<number> {
    return (await this.all(selector)).length
  }

  async tapNth(selector: string, nth: number): Promise<void> {
    const element = await this.session.until(
      async () => (await this.all(selector))[nth],
      `${selector} ${nth}`,
    )
    await element.tap()
  }

  /** The nth input of the page, in reading order. */
  async fill(nth: number, text: string): Promise<void> {
    const input = await this.session.until(async () => (await this.all('input'))[nth], `input ${nth}`)
    if (!('input' in input) || typeof input.input !== 'function') throw new Error('not an input')
    await (input.input as (value: string) => Promise<void>).call(input, text)
  }
}
