// Automator methods of the tool that concern the page: the client's own buttons, and this runtime's device settings.
import { deviceCalls, setDevice } from '../device'
import { answerDialog, choose, layerText } from '../layer'
import { fire } from '../listeners'
import { readMetrics } from '../metrics'
import type { PageStack } from '../pages'
import { callMethod } from '../report'
import { entryRoute } from '../routes'
import { callWx } from '../wx/call'
import { launchOptions } from '../wx/system'
import { type Handlers, record, text } from './protocol'

export function toolHandlers(pages: PageStack): Handlers {
  const native: Handlers = {
    goHome: () => pages.reLaunch(`/${entryRoute}`),
    navigateLeft: () => pages.navigateBack(),
    confirmModal: () => answerDialog('confirm'),
    cancelModal: () => answerDialog('cancel'),
    switchTab: data => callWx('switchTab', { url: text(data, 'url') }),
    // Beyond the real tool: what this runtime lets a test set and see.
    choose: data => choose(text(data, 'text')),
    leaveApp() {
      callMethod(pages.current.instance, 'onHide')
      fire('AppHide')
    },
    enterApp() {
      fire('AppShow', launchOptions())
      callMethod(pages.current.instance, 'onShow')
    },
    setDevice: data => setDevice(data),
    deviceCalls: () => deviceCalls(),
    dialogText: () => layerText(),
    metrics: () => readMetrics(),
  }
  return {
    'Tool.getInfo': () => ({ SDKVersion: '3.7.0', version: 'mini-program runtime' }),
    'Tool.enableRemoteDebug': () => undefined,
    'Tool.getTestAccounts': () => ({ accounts: [] }),
    'Tool.getTicket': () => ({ ticket: '' }),
    'Tool.native': async parameters => {
      const run = native[text(parameters, 'method')]
      if (!run) throw new Error(`Tool.native "${text(parameters, 'method')}" is not modelled by this runtime`)
      return { result: await run(record(parameters, 'data')) }
    },
  }
}
