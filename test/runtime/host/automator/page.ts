// Automator methods of a page.
import type { OpenPage, PageStack } from '../pages'
import { selectAll, selectByXpath } from '../select'
import { type Handlers, type Parameters, invoke, list, names, record, text, valueAt } from './protocol'
import { reference, references } from './references'

export function pageHandlers(pages: PageStack): Handlers {
  const page = (parameters: Parameters): OpenPage => pages.byId(Number(parameters['pageId']))
  const find = (parameters: Parameters): Element[] =>
    selectAll(page(parameters).element, text(parameters, 'selector'))
  const findByXpath = (parameters: Parameters): Element[] =>
    selectByXpath(page(parameters).element, text(parameters, 'selector'))
  return {
    'Page.getElement': parameters => reference(find(parameters)[0]),
    'Page.getElements': parameters => references(find(parameters)),
    'Page.getElementByXpath': parameters => reference(findByXpath(parameters)[0]),
    'Page.getElementsByXpath': parameters => references(findByXpath(parameters)),
    'Page.getData': parameters => ({
      data: valueAt(page(parameters).instance.data, text(parameters, 'path')),
    }),
    'Page.setData': parameters => page(parameters).instance.setData(record(parameters, 'data')),
    'Page.callMethod': async parameters => ({
      result: await invoke(page(parameters).instance, text(parameters, 'method'), list(parameters, 'args')),
    }),
    'Page.getWindowProperties': parameters => ({
      properties: names(parameters).map(name => windowProperty(page(parameters), name)),
    }),
  }
}

/** A page scrolls inside the window here, on a phone it is the window. */
function windowProperty({ element }: OpenPage, name: string): unknown {
  const property = /^document\.(?:body|documentElement)\.(scroll\w+)$/.exec(name)?.[1]
  return property ? Reflect.get(element, property) : valueAt(window, name)
}
