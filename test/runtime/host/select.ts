// Finds elements on a page by the selectors of mini-programs.
import { domName } from '../compile/tags'

/** `view.a > #b text` in the names of the page; `>>>` (into a component) needs no crossing here. */
const domSelector = (selector: string): string =>
  selector
    .replaceAll('>>>', ' ')
    .replace(/(^|[\s>+~,(])([a-z][a-z-]*)/g, (_, before: string, tag: string) => before + domName(tag))

export const selectAll = (root: Element, selector: string): Element[] => [
  ...root.querySelectorAll(domSelector(selector)),
]

export function selectByXpath(root: Element, xpath: string): Element[] {
  const inDomNames = xpath
    .replace(/(\/{1,2})([a-z][a-z-]*)/g, (_, slashes: string, tag: string) => slashes + domName(tag))
    .replace(/^\//, './')
  const found = document.evaluate(inDomNames, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE)
  return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index)).filter(
    node => node instanceof Element,
  )
}
