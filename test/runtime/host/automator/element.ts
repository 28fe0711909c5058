// Automator methods of an element: reading it, and doing to it what a finger does.
import { camelCase, tagName } from '../../compile/tags'
import { press } from '../dom'
import { selectAll } from '../select'
import { type Tag, tagOf } from '../tags/tag'
import { swipeTo } from '../tags/scrolling'
import { type Handlers, type Parameters, list, names, record, text } from './protocol'
import { reference, references, referred } from './references'

/** WeChat's threshold between a tap and a long press. */
const LONG_PRESS_MILLISECONDS = 350

export const elementHandlers: Handlers = {
  'Element.getElement': parameters =>
    reference(selectAll(referred(parameters), text(parameters, 'selector'))[0]),
  'Element.getElements': parameters =>
    references(selectAll(referred(parameters), text(parameters, 'selector'))),
  'Element.getDOMProperties': parameters => ({
    properties: names(parameters).map(name => Reflect.get(referred(parameters), name) as unknown),
  }),
  'Element.getAttributes': parameters => ({
    attributes: names(parameters).map(name => attribute(referred(parameters), name)),
  }),
  'Element.getProperties': parameters => ({
    properties: names(parameters).map(name => property(referred(parameters), name)),
  }),
  'Element.getStyles': parameters => ({
    styles: names(parameters).map(
      name => Reflect.get(getComputedStyle(referred(parameters)), name) as unknown,
    ),
  }),
  'Element.getOffset': parameters => {
    const { left, top } = referred(parameters).getBoundingClientRect()
    return { left, top }
  },
  'Element.getWXML': parameters => {
    const element = referred(parameters)
    const nodes = text(parameters, 'type') === 'outer' ? [element] : [...element.childNodes]
    return { wxml: nodes.map(wxml).join('') }
  },
  'Element.tap': parameters => tap(referred(parameters)),
  'Element.triggerEvent': parameters =>
    trigger(parameters, text(parameters, 'type'), record(parameters, 'detail'), false),
  'Element.dispatchEvent': parameters =>
    trigger(parameters, text(parameters, 'eventName'), record(parameters, 'detail'), true),
  'Element.touchstart': parameters => {
    touchStarts.set(referred(parameters), Date.now())
    trigger(parameters, 'touchstart', {}, true)
  },
  'Element.touchmove': parameters => trigger(parameters, 'touchmove', {}, true),
  'Element.touchend': parameters => {
    const start = touchStarts.get(referred(parameters)) ?? Infinity
    if (Date.now() - start >= LONG_PRESS_MILLISECONDS) trigger(parameters, 'longpress', {}, true)
    trigger(parameters, 'touchend', {}, true)
  },
  'Element.callFunction': parameters => {
    const run = functions[text(parameters, 'functionName')]
    const tag = tagOf(referred(parameters))
    if (!run || !tag) throw new Error(`${text(parameters, 'functionName')} is not modelled by this runtime`)
    return { result: run(tag, list(parameters, 'args')) }
  },
}

const touchStarts = new WeakMap<Element, number>()

type FrameworkElement = { triggerEvent(event: string, detail: object, options: object): void }

function trigger(parameters: Parameters, event: string, detail: object, bubbles: boolean): void {
  const element = referred(parameters) as HTMLElement & { __wxElement?: FrameworkElement }
  element.__wxElement?.triggerEvent(event, detail, { bubbles, composed: bubbles })
}

/** Presses the innermost part at the element's middle, as a finger does; if something else lies there, the element. */
function tap(element: HTMLElement): { covered: boolean } {
  element.scrollIntoView({ block: 'nearest' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const hit = document.elementFromPoint(x, y)
  const covered = !hit || !element.contains(hit)
  press(covered ? element : hit, x, y)
  return { covered }
}

function attribute(element: HTMLElement, name: string): unknown {
  if (name === 'class') return element.className
  return element.getAttribute(name) ?? tagOf(element)?.properties[camelCase(name)] ?? null
}

function property(element: HTMLElement, name: string): unknown {
  const tag = tagOf(element)
  if (name === '__propPublic') {
    return Object.fromEntries(
      [...Object.keys(tag?.properties ?? {}), 'value', 'checked'].map(key => [key, true]),
    )
  }
  if (name === 'value') return tag?.value
  if (name === 'checked') return tag?.checked
  return tag?.properties[name]
}

type TagFunction = (tag: Tag, args: unknown[]) => unknown

const type: TagFunction = ({ inner }, [text]) => {
  if (!(inner instanceof HTMLInputElement || inner instanceof HTMLTextAreaElement)) return
  inner.value = String(text)
  inner.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

const functions: Readonly<Record<string, TagFunction>> = {
  'input.input': type,
  'textarea.input': type,
  'switch.tap': ({ element }) => press(element),
  'slider.slideTo': (tag, [value]) => tag.fire('change', { value }),
  'swiper.swipeTo': (tag, [index]) => swipeTo(tag, Number(index)),
  'scroll-view.scrollTo': ({ element }, [x, y]) => {
    element.scrollLeft = Number(x)
    element.scrollTop = Number(y)
    element.dispatchEvent(new Event('scroll'))
  },
  'scroll-view.scrollTop': ({ element }) => element.scrollTop,
  'scroll-view.scrollLeft': ({ element }) => element.scrollLeft,
  'scroll-view.scrollWidth': ({ element }) => element.scrollWidth,
  'scroll-view.scrollHeight': ({ element }) => element.scrollHeight,
}

function wxml(node: Node): string {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : ''
  const name = tagName(node)
  const attributes = ['class', 'id'].map(key =>
    node.getAttribute(key) ? ` ${key}="${node.getAttribute(key)}"` : '',
  )
  return `<${name}${attributes.join('')}>${[...node.childNodes].map(wxml).join('')}</${name}>`
}
