// Automator methods of the app: the page stack, calling and replacing wx methods, running a function in the app.
import { bridge } from '../bridge'
import { globalObject, type Loader } from '../loader'
import type { OpenPage, PageStack } from '../pages'
import { forwardConsole } from '../report'
import { type Options, callWx, lookUp, settle, wx } from '../wx/call'
import { type Handlers, type Parameters, list, text } from './protocol'

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown

const summary = ({ id, path, query }: OpenPage): object => ({ pageId: id, path, query })

export function appHandlers(pages: PageStack, loader: Loader): Handlers {
  return {
    'App.getPageStack': () => ({ pageStack: pages.pages.map(summary) }),
    'App.getCurrentPage': () => summary(pages.current),
    'App.callWxMethod': async parameters => ({
      result: await callWx(text(parameters, 'method'), ...list(parameters, 'args')),
    }),
    'App.mockWxMethod': mockWxMethod,
    'App.callFunction': async parameters => {
      const getCurrentPages = (): unknown[] => pages.pages.map(page => page.instance)
      const run = revive(text(parameters, 'functionDeclaration'), {
        wx,
        getApp: loader.getApp,
        getCurrentPages,
      })
      return { result: await run(...list(parameters, 'args')) }
    },
    'App.addBinding': parameters => {
      const name = text(parameters, 'name')
      const binding = (...args: unknown[]): unknown =>
        bridge.emit({ method: 'App.bindingCalled', params: { name, args } })
      globalObject[name] = binding
      Object.assign(window, { [name]: binding })
    },
    'App.enableLog': () => forwardConsole(),
    'App.exit': () => undefined,
  }
}

const originals = new Map<string, unknown>()

/** With a result or a function the method is replaced, with neither it is restored. */
function mockWxMethod(parameters: Parameters): void {
  const name = text(parameters, 'method')
  const [current, owner, key] = lookUp(name)
  if (!originals.has(name)) originals.set(name, current)
  const origin = originals.get(name)
  const declaration = text(parameters, 'functionDeclaration')
  if (declaration) {
    const mock = revive(declaration, { wx })
    const extra = list(parameters, 'args')
    owner[key] = (...args: unknown[]) => answer(key, mock.apply({ origin }, [...args, ...extra]), args[0])
  } else if ('result' in parameters) {
    owner[key] = (...args: unknown[]) => answer(key, parameters['result'], args[0])
  } else {
    owner[key] = origin
    originals.delete(name)
  }
}

/** The automator sends functions as source text; `scope` is what they may name besides the page's globals. */
function revive(declaration: string, scope: Readonly<Record<string, unknown>>): AnyFunction {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running given text is this method's purpose
  const make = new Function(...Object.keys(scope), `return (${declaration})`) as (
    ...args: unknown[]
  ) => AnyFunction
  return make(...Object.values(scope))
}

/** Methods that answer at once return the result; the others keep the platform's calling convention. */
const IMMEDIATE = /Sync$|^(get(Window|AppBase|Device)Info|getSystemSetting|canIUse)$/

function answer(key: string, result: unknown, options: unknown): unknown {
  if (IMMEDIATE.test(key)) return result
  const outcome = Promise.resolve(result).then(value => {
    const settled = typeof value === 'object' && value !== null ? value : {}
    if ('errMsg' in settled && /:fail/.test(String(settled.errMsg))) throw settled as unknown as Error
    return settled
  })
  return settle(outcome, typeof options === 'object' && options !== null ? (options as Options) : {})
}
