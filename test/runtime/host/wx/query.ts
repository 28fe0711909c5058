// wx.createSelectorQuery: positions, sizes, scroll offsets and canvas nodes of the current page.
import type { PageStack } from '../pages'
import { selectAll } from '../select'
import { navigationBarHeight } from '../shell'

type Heard = (result: unknown) => void

interface Fields {
  readonly id?: boolean
  readonly dataset?: boolean
  readonly rect?: boolean
  readonly size?: boolean
  readonly scrollOffset?: boolean
  readonly node?: boolean
  readonly computedStyle?: readonly string[]
}

interface Request {
  readonly find: () => unknown
  readonly heard: Heard | undefined
}

const RECTANGLE: Fields = { id: true, dataset: true, rect: true, size: true }

export class SelectorQuery {
  private readonly requests: Request[] = []

  constructor(private readonly pages: PageStack) {}

  /** Style isolation is not modelled, so a component's query sees the whole page. */
  in(): this {
    return this
  }

  select(selector: string): NodesRef {
    return this.nodes(fields => measure(selectAll(this.root, selector)[0], fields))
  }

  selectAll(selector: string): NodesRef {
    return this.nodes(fields => selectAll(this.root, selector).map(element => measure(element, fields)))
  }

  selectViewport(): NodesRef {
    return this.nodes(fields => measure(this.root, fields))
  }

  exec(heard?: Heard): void {
    setTimeout(() => {
      const results = this.requests.map(request => request.find())
      this.requests.forEach((request, index) => request.heard?.(results[index]))
      heard?.(results)
    })
  }

  private get root(): HTMLElement {
    return this.pages.current.element
  }

  private nodes(find: (fields: Fields) => unknown): NodesRef {
    return new NodesRef((fields, heard) => {
      this.requests.push({ find: () => find(fields), heard })
      return this
    })
  }
}

class NodesRef {
  constructor(private readonly ask: (fields: Fields, heard?: Heard) => SelectorQuery) {}

  boundingClientRect(heard?: Heard): SelectorQuery {
    return this.ask(RECTANGLE, heard)
  }

  scrollOffset(heard?: Heard): SelectorQuery {
    return this.ask({ id: true, dataset: true, scrollOffset: true }, heard)
  }

  fields(fields: Fields, heard?: Heard): SelectorQuery {
    return this.ask(fields, heard)
  }

  node(heard?: Heard): SelectorQuery {
    return this.ask({ node: true }, heard)
  }
}

function measure(element: Element | undefined, fields: Fields): object | null {
  if (!(element instanceof HTMLElement)) return null
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
  const bar = navigationBarHeight()
  const style = getComputedStyle(element)
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: Object.fromEntries(Object.entries(element.dataset)) }),
    ...(fields.rect && { left, top: top - bar, right, bottom: bottom - bar }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollTop, scrollLeft, scrollHeight, scrollWidth }),
    ...(fields.node && { node: element.querySelector('canvas') ?? element }),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map(name => [name, style.getPropertyValue(dashed(name))]),
    ),
  }
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
