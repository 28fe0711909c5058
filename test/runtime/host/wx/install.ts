// Fills the `wx` object that the app sees.
import type { PageStack } from '../pages'
import { wx } from './call'
import { dialogs } from './dialogs'
import { navigation } from './navigation'
import { network } from './network'
import { phone } from './phone'
import { SelectorQuery } from './query'
import { storage } from './storage'
import { system } from './system'

export function installWx(pages: PageStack): void {
  const createSelectorQuery = (): SelectorQuery => new SelectorQuery(pages)
  Object.assign(wx, system, storage, navigation(pages), dialogs, network, phone, { createSelectorQuery })
}
