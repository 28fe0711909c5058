// Sets up glass-easel, the component framework that WeChat's own base library is built on, for one page of HTML.
import { MiniProgramEnv, glassEasel } from 'glass-easel-miniprogram-adapter'
import { domName } from '../compile/tags'
import { rpxToVw } from '../compile/rpx'

const environment = new MiniProgramEnv()
const backend = new glassEasel.CurrentWindowBackendContext()

export const codeSpace = environment.createCodeSpace('', true)
export const tagSpace = codeSpace.getComponentSpace()

/** The document in the words of glass-easel, whose own element type is a subset of the DOM's. */
type BackendDocument = typeof backend.document

backend.document = {
  createElement: (tag: string) => withRpx(document.createElement(domName(tag))),
  createTextNode: (text: string) => document.createTextNode(text),
  createDocumentFragment: () => document.createDocumentFragment(),
} as unknown as BackendDocument

backend.onEvent((target, type, detail: unknown, options) => {
  if (type === 'tap' && onDisabledButton(options.originalEvent)) return undefined
  const event = new glassEasel.Event(type, detail, options)
  glassEasel.Event.dispatchEvent(target, event)
  return event.getEventBubbleStatus()
})

const associated = environment.associateBackend(backend)

export type PageRoot = ReturnType<typeof associated.createRoot>
export const createRoot = (path: string): PageRoot => associated.createRoot('page', codeSpace, path)

/** A disabled button keeps a tap to itself. */
const onDisabledButton = (event: unknown): boolean =>
  event instanceof Event &&
  event.target instanceof Element &&
  event.target.closest('wx-button[disabled]') !== null

/** Inline styles come with rpx too. */
function withRpx(element: HTMLElement): HTMLElement {
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name: string, value: unknown) =>
    setAttribute(name, name === 'style' ? rpxToVw(String(value)) : String(value))
  return element
}

interface OptionsSource {
  prepareComponentOptions(...args: unknown[]): [glassEasel.ComponentOptions, ...unknown[]]
}

/**
 * The adapter prefixes ids and, for isolated components, classes. Tests and CSS look for the written names, so both
 * prefixes go; the price is that style isolation between components is not modelled. The hook is internal to the
 * adapter, hence the cast; its version is pinned.
 */
function keepNamesAsWritten(): void {
  const source = codeSpace as unknown as OptionsSource
  const prepare = source.prepareComponentOptions.bind(source)
  const unprefixed = tagSpace.styleScopeManager.register('')
  source.prepareComponentOptions = (...args) => {
    const prepared = prepare(...args)
    Object.assign(prepared[0], {
      writeIdToDOM: true,
      idPrefixGenerator: null,
      styleScope: unprefixed,
      extraStyleScope: undefined,
    })
    return prepared
  }
}

keepNamesAsWritten()
