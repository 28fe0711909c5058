// Runs the app in a jsdom window inside this process: no browser, no server, about a second.
import { readFile } from 'node:fs/promises'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import { PAGE_HTML, bundleHost } from './bundle'
import type { Outside, Surface } from './surface'

/** localhost, because jsdom has no localStorage for a page without an origin. */
const URL_OF_PAGE = 'http://localhost/'

export async function openInJsdom({ script }: { script: string }, outside: Outside): Promise<Surface> {
  const [html, host] = await Promise.all([readFile(PAGE_HTML, 'utf8'), bundleHost()])
  const start = (storage: Readonly<Record<string, string>>): DOMWindow => {
    const { window } = new JSDOM(html, {
      url: URL_OF_PAGE,
      runScripts: 'outside-only',
      pretendToBeVisual: true,
      virtualConsole: forwardedConsole(),
    })
    completeWindow(window)
    for (const [key, value] of Object.entries(storage)) window.localStorage.setItem(key, value)
    Object.assign(window, { miniProgramBridge: outside })
    window.eval(script)
    window.eval(host)
    return window
  }
  let window = start({})
  return {
    automate(method, parameters) {
      const automate = (window as unknown as Window).automate
      return automate ? automate(method, parameters) : Promise.reject(new Error('the app did not start'))
    },
    screenshot: () => Promise.reject(new Error('jsdom draws nothing: take screenshots in Chromium')),
    restart() {
      const storage = Object.fromEntries(Object.entries(window.localStorage)) as Record<string, string>
      window.close()
      window = start(storage)
      return Promise.resolve()
    },
    setTheme: () => Promise.resolve(),
    close() {
      window.close()
      return Promise.resolve()
    },
  }
}

/** jsdom has no layout; these answer as if nothing had a size, which the host allows for. */
function completeWindow(window: DOMWindow): void {
  const { document, Element, HTMLElement } = window
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
    CSS: { escape: (name: string) => name.replace(/[^\w-]/g, '\\$&') },
    structuredClone: globalThis.structuredClone,
  })
  Object.assign(document, { elementFromPoint: () => null })
  Object.assign(Element.prototype, { scrollIntoView: () => undefined, scrollTo: () => undefined })
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: HTMLElement) {
      return this.textContent
    },
  })
}

/** The app's console is the test's; what jsdom cannot do (navigate, parse some CSS) is no failure of the app. */
function forwardedConsole(): VirtualConsole {
  const virtual = new VirtualConsole()
  for (const level of ['warn', 'error'] as const) {
    virtual.on(level, (...args: unknown[]) => console[level](...args))
  }
  return virtual
}
