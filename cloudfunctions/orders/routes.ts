/** The actions of this room. */
import type { Routes } from '../service/context'
import { accept, done, list as waiting, open, refuse, schedule } from './desk'
import { assign, decide, end, list as families, report, reports, workers } from './families'
import { menu } from './menu'
import { cancel, draft, get, mine, rate, save, submit } from './order'
import { keepFor, keepOwn, quietDays } from './quiet-days'

export const orderRoutes = {
  'orders.menu': menu,
  'orders.mine': mine,
  'orders.get': get,
  'orders.save': save,
  'orders.draft': draft,
  'orders.submit': submit,
  'orders.cancel': cancel,
  'orders.rate': rate,
  'orders.quietDays': quietDays,
  'orders.keepQuietDays': keepOwn,
  'orderDesk.list': waiting,
  'orderDesk.open': open,
  'orderDesk.accept': accept,
  'orderDesk.schedule': schedule,
  'orderDesk.done': done,
  'orderDesk.refuse': refuse,
  'families.report': report,
  'families.reports': reports,
  'families.decide': decide,
  'families.list': families,
  'families.end': end,
  'families.workers': workers,
  'families.assign': assign,
  'families.keepQuietDays': keepFor,
} satisfies Partial<Routes>
