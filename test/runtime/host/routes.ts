// Page paths of the app and the parsing of page addresses.
import { compiled } from './bridge'

const { app } = compiled

export const tabRoutes: ReadonlySet<string> = new Set(app.tabBar?.list.map(tab => tab.pagePath) ?? [])

export const allRoutes: ReadonlySet<string> = new Set([
  ...app.pages,
  ...(app.subPackages ?? app.subpackages ?? []).flatMap(subpackage =>
    subpackage.pages.map(page => `${subpackage.root.replace(/\/$/, '')}/${page}`),
  ),
])

export const entryRoute = app.entryPagePath ?? app.pages[0] ?? ''

interface Address {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** `/pages/home/index?a=1`; without the leading slash it is relative to the page `from`, as in WeChat. */
export function parseAddress(url: string, from = ''): Address {
  const [target = '', search = ''] = url.split('?')
  const base = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') base.pop()
    else if (step !== '' && step !== '.') base.push(step)
  }
  const pairs = search.split('&').filter(pair => pair !== '')
  const query = Object.fromEntries(
    pairs.map(pair => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decodeURIComponent(value)]
    }),
  )
  return { path: base.join('/'), query }
}
