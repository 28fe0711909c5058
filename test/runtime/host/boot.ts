// Starts the app in the page: the one entry of the host's bundle.
import { appHandlers } from './automator/app'
import { elementHandlers } from './automator/element'
import { pageHandlers } from './automator/page'
import type { Handler, Handlers } from './automator/protocol'
import { toolHandlers } from './automator/tool'
import { clone, compiled } from './bridge'
import { make } from './dom'
import { describe } from './failure'
import { fire, listen } from './listeners'
import { Loader } from './loader'
import { countSetData } from './metrics'
import { PageStack } from './pages'
import { callMethod, watchPage } from './report'
import { entryRoute } from './routes'
import { buildShell } from './shell'
import { registerTags } from './tags/register'
import { wx } from './wx/call'
import { installWx } from './wx/install'
import { launchOptions } from './wx/system'

watchPage()
countSetData()
registerTags()

const loader: Loader = new Loader({ wx, getCurrentPages: () => pages.pages.map(page => page.instance) })
const pages: PageStack = new PageStack(loader)
installWx(pages)

buildShell({
  back: () => pages.navigateBack(),
  openTab(tab) {
    pages.switchTab(`/${tab.pagePath}`)
    callMethod(pages.current.instance, 'onTabItemTap', { pagePath: tab.pagePath, text: tab.text })
  },
})
document.head.append(make('style', '', compiled.styles['app']))

loader.loadApp()
listen('Error', message => callMethod(loader.getApp(), 'onError', message))
listen('UnhandledRejection', rejection => callMethod(loader.getApp(), 'onUnhandledRejection', rejection))
listen('ThemeChange', theme => callMethod(loader.getApp(), 'onThemeChange', theme))
listen('AppShow', options => callMethod(loader.getApp(), 'onShow', options))
listen('AppHide', () => callMethod(loader.getApp(), 'onHide'))
callMethod(loader.getApp(), 'onLaunch', launchOptions())
fire('AppShow', launchOptions())
pages.reLaunch(`/${entryRoute}`)

const handlers: Handlers = {
  ...appHandlers(pages, loader),
  ...pageHandlers(pages),
  ...elementHandlers,
  ...toolHandlers(pages),
}

window.automate = async (method, parameters) => {
  const handler = handlers[method]
  if (!handler) throw new Error(`${method} is not modelled by this runtime`)
  const result = await run(handler, parameters)
  // Handlers of the app and their promises run before the answer goes out.
  await new Promise(resolve => setTimeout(resolve))
  return clone(result)
}

/** wx methods reject with plain objects; an Error is what passes to the other side with its message. */
async function run(handler: Handler, parameters: Record<string, unknown>): Promise<unknown> {
  try {
    return await handler(parameters)
  } catch (error) {
    throw new Error(describe(error).message)
  }
}
