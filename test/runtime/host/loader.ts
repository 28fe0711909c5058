// Loads the app's JavaScript as WeChat does: CommonJS files, and App/Page/Component that register for the file at hand.
import { compiled } from './bridge'
import { codeSpace } from './engine'
import { wrapHandlers } from './event'

type Definition = Record<string, unknown>
type Register = (definition: Definition) => unknown
interface Registrars {
  readonly App?: Register
  readonly Page?: Register
  readonly Component?: Register
  readonly Behavior?: Register
}

interface Surroundings {
  readonly wx: object
  readonly getCurrentPages: () => unknown[]
}

export class Loader {
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly registered = new Set<string>()
  private registrars: Registrars = {}
  private app: Definition | undefined

  constructor(private readonly surroundings: Surroundings) {}

  /** What `App({...})` was given. */
  readonly getApp = (): Definition | undefined => this.app

  loadApp(): void {
    this.load('app', {
      App: definition => {
        this.app = definition
      },
    })
  }

  /** Loads a page or component and what it uses; a second call does nothing. */
  register(path: string): void {
    if (this.registered.has(path)) return
    this.registered.add(path)
    const config = compiled.configs[path] ?? {}
    const used = Object.entries(config.usingComponents ?? {}).map(
      ([tag, file]) => [tag, resolve(path, file)] as const,
    )
    for (const [, file] of used) this.register(file)

    const content = compiled.templates[path]
    if (!content) throw new Error(`${path}.wxml is missing`)
    const usingComponents = Object.fromEntries(used.map(([tag, file]) => [tag, `/${file}`]))
    codeSpace.addComponentStaticConfig(path, { usingComponents })
    codeSpace.addCompiledTemplate(path, { groupList: compiled.templates, content })
    codeSpace.componentEnv(path, ({ Page, Component, Behavior }) => {
      this.load(path, {
        Page: definition => Page(wrapHandlers(definition)),
        Component: definition => Component(wrapMethods(definition)),
        Behavior: definition => Behavior(wrapMethods(definition)),
      })
    })
  }

  /** A bundler may call Page() from another file than the page's own: the registrars belong to the outermost load. */
  private load(key: string, registrars: Registrars): void {
    const outer = this.registrars
    this.registrars = registrars
    try {
      this.require(key)
    } finally {
      this.registrars = outer
    }
  }

  private require(key: string): unknown {
    const known = this.modules.get(key)
    if (known) return known.exports
    const run = compiled.modules[key] ?? compiled.modules[`${key}/index`]
    if (!run) throw new Error(`module "${key}" is not found`)
    const module = { exports: {} as unknown }
    this.modules.set(key, module)
    const { wx, getCurrentPages } = this.surroundings
    const require = (target: string): unknown => this.require(resolve(key, target))
    const { App, Page, Component, Behavior } = this.globals
    run(
      ...[require, module, module.exports, wx, App, Page, Component, Behavior],
      ...[this.getApp, getCurrentPages, globalObject, globalObject, RestrictedFunction],
    )
    return module.exports
  }

  private readonly globals = {
    App: (definition: Definition) => this.registrar('App')(definition),
    Page: (definition: Definition) => this.registrar('Page')(definition),
    Component: (definition: Definition) => this.registrar('Component')(definition),
    Behavior: (definition: Definition) => this.registrar('Behavior')(definition),
  }

  private registrar(name: keyof Registrars): Register {
    const register = this.registrars[name]
    if (!register) throw new Error(`${name}() was called in a file that does not define one`)
    return register
  }
}

const wrapMethods = (definition: Definition): Definition =>
  typeof definition['methods'] === 'object' && definition['methods'] !== null
    ? { ...definition, methods: wrapHandlers(definition['methods']) }
    : definition

/** `from` and the result are paths inside the dist without extension; `/x` is absolute, any other is relative. */
export function resolve(from: string, target: string): string {
  const base = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.replace(/\.js$/, '').split('/')) {
    if (step === '..') base.pop()
    else if (step !== '' && step !== '.') base.push(step)
  }
  return base.join('/')
}

/** `global` in the logic layer: the language, timers and console, nothing of the web. */
export const globalObject: Record<string, unknown> = {
  ...{ Object, Array, Map, Set, WeakMap, WeakSet, Promise, Symbol, Proxy, Reflect, Date, Math, JSON, RegExp },
  ...{ Number, String, Boolean, BigInt, Error, TypeError, RangeError, ArrayBuffer, DataView, Uint8Array },
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearInterval: window.clearInterval.bind(window),
  console,
}

/**
 * WeChat does not run code from strings. Its `Function` answers the one idiom that libraries use to find the global
 * object, and yields nothing callable for any other.
 */
function RestrictedFunction(...args: unknown[]): unknown {
  return args.at(-1) === 'return this' ? () => globalObject : undefined
}
RestrictedFunction.prototype = Function.prototype
