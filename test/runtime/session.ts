// A mini-program under test: the unmodified automator, and the few things that each suite needs around it.
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import {
  type default as Element,
  InputElement,
  ScrollViewElement,
  SwiperElement,
  TextareaElement,
} from 'miniprogram-automator/out/Element'
import type Page from 'miniprogram-automator/out/Page'
import type { Device, DeviceCall } from './host/device'
import type { Metrics } from './host/metrics'

const POLL_MILLISECONDS = 20
/** Below jest's five seconds, so that a test fails with what it waited for. */
const PATIENCE_MILLISECONDS = 4_000

type Route = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

export class Session {
  private readonly thrown: string[] = []

  constructor(
    /** The automator's own object: everything it can do is open to a test. */
    readonly app: MiniProgram,
    private readonly disconnect: () => Promise<void>,
  ) {
    app.on('exception', (exception: { message: string }) => this.thrown.push(exception.message))
  }

  /** Messages of the exceptions since the last call; a suite asserts after each test that there were none. */
  takeExceptions(): string[] {
    return this.thrown.splice(0)
  }

  async page(): Promise<Page> {
    const page = await this.app.currentPage()
    if (!page) throw new Error('no page is open')
    return page
  }

  /**
   * Opens an address and waits until its page is on top. The automator's own navigateTo() sleeps three seconds.
   * @param url `/pages/home/index?a=1`
   */
  async go(url: string, route: Route = 'reLaunch'): Promise<Page> {
    await this.app.callWxMethod(route, { url })
    const [path = ''] = url.replace(/^\//, '').split('?')
    return this.at(path)
  }

  /** Waits until the page with this path is on top. */
  at(path: string): Promise<Page> {
    return this.until(async () => {
      const page = await this.page()
      return page.path === path && page
    }, `page ${path}`)
  }

  /** Polls until `probe` gives something true; an error inside it counts as not yet. */
  async until<Value>(
    probe: () => Promise<Value | false | null | undefined | '' | 0>,
    what = 'the condition',
  ): Promise<Value> {
    const end = Date.now() + PATIENCE_MILLISECONDS
    let last: unknown
    while (Date.now() < end) {
      try {
        const value = await probe()
        if (value) return value
      } catch (error) {
        last = error
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MILLISECONDS))
    }
    const reason = last instanceof Error ? `: ${last.message}` : ''
    throw new Error(`${what} was not met within ${PATIENCE_MILLISECONDS / 1000} s${reason}`)
  }

  /** Waits for an element of the current page; the automator's `$` answers null at once. */
  find(selector: string): Promise<Element> {
    return this.until(async () => (await this.page()).$(selector), `element ${selector}`)
  }

  async tap(selector: string): Promise<void> {
    await (await this.find(selector)).tap()
  }

  async text(selector: string): Promise<string> {
    return (await this.find(selector)).text()
  }

  /** The texts of all elements that are there now; [] when none is. */
  async texts(selector: string): Promise<string[]> {
    const elements = (await (await this.page()).$$(selector)) as Element[]
    return Promise.all(elements.map(element => element.text()))
  }

  /** Types into an input or textarea, replacing what it holds. */
  async type(selector: string, text: string): Promise<void> {
    const element = await this.find(selector)
    if (!(element instanceof InputElement || element instanceof TextareaElement)) {
      throw new Error(`${selector} takes no text`)
    }
    await element.input(text)
  }

  async swipe(selector: string, index: number): Promise<void> {
    const element = await this.find(selector)
    if (!(element instanceof SwiperElement)) throw new Error(`${selector} is no swiper`)
    await element.swipeTo(index)
  }

  async scroll(selector: string, x: number, y: number): Promise<void> {
    const element = await this.find(selector)
    if (!(element instanceof ScrollViewElement)) throw new Error(`${selector} is no scroll-view`)
    await element.scrollTo(x, y)
  }

  /** Chooses in a picker: an index as text, a date, a time, or a list of indexes. */
  async pick(selector: string, value: string | readonly number[]): Promise<void> {
    await (await this.find(selector)).trigger('change', { value })
  }

  close(): Promise<void> {
    return this.disconnect()
  }

  // The rest works in this project's runtime only; WeChat DevTools has no such methods and rejects.

  /** Changes who calls cloud functions. */
  async signInAs(openid: string): Promise<void> {
    await this.native('setOpenid', { openid })
  }

  /** Kills the app and opens it again; wx storage stays. */
  async restart(): Promise<void> {
    await this.native('restart')
  }

  /** Presses an entry of the picker or action sheet that is open; @returns whether it was there. */
  async choose(text: string): Promise<boolean> {
    return Boolean(await this.native('choose', { text }))
  }

  /** The person turns to another app. */
  async leaveApp(): Promise<void> {
    await this.native('leaveApp')
  }

  /** And comes back. */
  async enterApp(): Promise<void> {
    await this.native('enterApp')
  }

  async setDevice(change: Partial<Device>): Promise<void> {
    await this.native('setDevice', change)
  }

  /** What was handed over to the phone so far: calls, maps, calendar entries, subscribe requests. */
  async deviceCalls(): Promise<readonly DeviceCall[]> {
    return (await this.native('deviceCalls')) as readonly DeviceCall[]
  }

  /** The text of the toast or dialog on top. */
  async dialogText(): Promise<string> {
    return String(await this.native('dialogText'))
  }

  /** How much the logic layer has sent to the view since the app started. */
  async metrics(): Promise<Metrics> {
    return (await this.native('metrics')) as Metrics
  }

  /** The automator's Native has a private method for what it does not name. */
  private async native(method: string, data: object = {}): Promise<unknown> {
    const native = this.app.native() as unknown as NativeChannel
    return (await native.sendNative(method, data))?.result
  }
}

interface NativeChannel {
  sendNative(method: string, data: object): Promise<{ result?: unknown } | undefined>
}
