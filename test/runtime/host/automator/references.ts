// Numbers for elements: the automator holds an id, the page the element.
import { tagName } from '../../compile/tags'
import type { Parameters } from './protocol'
import { text } from './protocol'

const elements = new Map<string, WeakRef<Element>>()
const ids = new WeakMap<Element, string>()

export function reference(element: Element | undefined): object {
  if (!element) throw new Error('no such element')
  const id = ids.get(element) ?? `element-${elements.size + 1}`
  ids.set(element, id)
  elements.set(id, new WeakRef(element))
  return { elementId: id, tagName: tagName(element) }
}

export const references = (found: readonly Element[]): object => ({ elements: found.map(reference) })

export function referred(parameters: Parameters): HTMLElement {
  const element = elements.get(text(parameters, 'elementId'))?.deref()
  if (!(element instanceof HTMLElement) || !element.isConnected) throw new Error('no such element')
  return element
}
