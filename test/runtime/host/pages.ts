// The page stack: what wx.navigateTo and its kin do, and the life of a page.
import { compiled } from './bridge'
import { EventChannel } from './channel'
import { make, part } from './dom'
import { createRoot, type PageRoot } from './engine'
import { closeSheets } from './layer'
import { type Loader, resolve } from './loader'
import { callMethod } from './report'
import { allRoutes, entryRoute, parseAddress, tabRoutes } from './routes'
import { drawShell } from './shell'

/** WeChat keeps at most ten pages open. */
const DEPTH_LIMIT = 10
const REACH_BOTTOM_DISTANCE = 50

type PageInstance = ReturnType<PageRoot['get']>

export interface OpenPage {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly element: HTMLElement
  readonly instance: PageInstance
  readonly root: PageRoot
  readonly style: HTMLStyleElement
  title: string | undefined
  ready: boolean
}

export class PageStack {
  private readonly container = part('pages')
  private readonly stack: OpenPage[] = []
  /** Tab pages stay alive while another tab is shown. */
  private readonly tabs = new Map<string, OpenPage>()
  /** The automator remembers pages by id, so that a restarted app must not use an id again. */
  private lastId = Date.now()

  constructor(private readonly loader: Loader) {}

  get pages(): readonly OpenPage[] {
    return this.stack
  }

  get current(): OpenPage {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  byId(id: number): OpenPage {
    const page = [...this.stack, ...this.tabs.values()].find(candidate => candidate.id === id)
    if (!page) throw new Error(`page ${id} is closed`)
    return page
  }

  navigateTo(url: string): EventChannel {
    const { path, query } = this.address(url)
    if (tabRoutes.has(path)) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= DEPTH_LIMIT) throw new Error('webview count limit exceed')
    const [openerEnd, openedEnd] = EventChannel.pair()
    callMethod(this.current.instance, 'onHide')
    this.push(this.open(path, query, openedEnd))
    return openerEnd
  }

  redirectTo(url: string): void {
    const { path, query } = this.address(url)
    if (tabRoutes.has(path)) throw new Error('can not redirectTo a tabbar page')
    const old = this.stack.pop()
    const page = this.open(path, query)
    if (old) this.close(old)
    this.push(page)
  }

  reLaunch(url: string): void {
    const { path, query } = this.address(url)
    for (const page of new Set([...this.stack.splice(0), ...this.tabs.values()])) this.close(page)
    const page = this.open(path, query)
    if (tabRoutes.has(path)) this.tabs.set(path, page)
    this.push(page)
  }

  switchTab(url: string): void {
    const { path } = this.address(url)
    if (!tabRoutes.has(path)) throw new Error('can not switch to no-tabBar page')
    const [top] = this.stack.slice(-1)
    if (top?.path === path) return
    if (top) callMethod(top.instance, 'onHide')
    for (const page of this.stack.splice(0)) if (!tabRoutes.has(page.path)) this.close(page)
    const page = this.tabs.get(path) ?? this.open(path, {})
    this.tabs.set(path, page)
    this.push(page)
  }

  navigateBack(delta = 1): void {
    const steps = Math.min(delta, this.stack.length - 1)
    if (steps < 1) return
    for (const page of this.stack.splice(-steps).reverse()) this.close(page)
    this.show(this.current)
  }

  setTitle(title: string): void {
    this.current.title = title
    this.redraw()
  }

  redraw(): void {
    const { path, title } = this.current
    drawShell({ path, title, config: compiled.configs[path] ?? {}, canGoBack: this.stack.length > 1 })
  }

  private address(url: string): ReturnType<typeof parseAddress> {
    const address = parseAddress(url, this.stack.at(-1)?.path ?? entryRoute)
    if (!allRoutes.has(address.path)) throw new Error(`page "${address.path}" is not found`)
    return address
  }

  private open(path: string, query: OpenPage['query'], channel = EventChannel.pair()[0]): OpenPage {
    this.loader.register(path)
    const element = make('section')
    const placeholder = make('div')
    element.append(placeholder)
    this.container.append(element)
    const style = make('style', '', stylesOf(path).join('\n'))
    document.head.append(style)

    const root = createRoot(path)
    const instance = root.get()
    const getOpenerEventChannel = (): EventChannel => channel
    Object.assign(instance, { route: path, __route__: path, options: query, getOpenerEventChannel })
    root.attach(element as unknown as BackendElement, placeholder as unknown as BackendElement)
    this.lastId += 1
    const page = {
      id: this.lastId,
      path,
      query,
      element,
      instance,
      root,
      style,
      title: undefined,
      ready: false,
    }
    element.addEventListener('scroll', () => onScroll(page))
    callMethod(instance, 'onLoad', { ...query })
    return page
  }

  private push(page: OpenPage): void {
    this.stack.push(page)
    this.show(page)
  }

  private show(page: OpenPage): void {
    for (const other of [...this.stack, ...this.tabs.values()]) {
      other.element.hidden = other !== page
      other.style.disabled = other !== page
    }
    closeSheets()
    this.redraw()
    callMethod(page.instance, 'onShow')
    if (page.ready) return
    page.ready = true
    callMethod(page.instance, 'onReady')
  }

  private close(page: OpenPage): void {
    this.tabs.delete(page.path)
    callMethod(page.instance, 'onUnload')
    // WeChat ignores setData of a page that is gone; an answer that comes too late must not draw into nothing.
    Object.assign(page.instance, { setData: (_data: object, done?: () => void) => done?.() })
    page.root.release()
    page.element.remove()
    page.style.remove()
  }
}

type BackendElement = Parameters<PageRoot['attach']>[0]

/** A page's own CSS after that of the components it uses. */
function stylesOf(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return []
  seen.add(path)
  const used = Object.values(compiled.configs[path]?.usingComponents ?? {})
  return [...used.flatMap(file => stylesOf(resolve(path, file), seen)), compiled.styles[path] ?? '']
}

function onScroll({ path, element, instance }: OpenPage): void {
  callMethod(instance, 'onPageScroll', { scrollTop: element.scrollTop })
  const distance = compiled.configs[path]?.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE
  const left = element.scrollHeight - element.scrollTop - element.clientHeight
  if (left <= distance) callMethod(instance, 'onReachBottom')
}
