/** The actions of this room. */
import type { Routes } from '../service/context'
import { absenceRoutes } from './absence/routes'
import { book } from './book'
import { calendar, services, slots } from './calendar'
import { cancel } from './cancel'
import { checkIn, deskToday } from './desk'
import { helperRoutes } from './helper/routes'
import * as institutions from './institutions'
import { get, mine } from './mine'
import { queueRoutes } from './queue/routes'
import { reschedule } from './reschedule'
import * as sessions from './sessions/change'
import * as holidays from './sessions/holidays'
import * as licences from './sessions/licences'
import * as look from './sessions/look'
import { ticketRoutes } from './tickets/routes'
import { waitingRoutes } from './waiting/routes'
import { proposals } from './sessions/proposals'
import * as resources from './sessions/resources'

export const sessionRoutes = {
  'sessions.institutions': look.institutions,
  'sessions.week': look.week,
  'sessions.exceptions': look.exceptions,
  'sessions.proposals': proposals,
  'sessions.preview': sessions.preview,
  'sessions.change': sessions.change,
  'sessions.resources': resources.resources,
  'sessions.putResource': resources.put,
  'sessions.toMove': look.toMove,
} satisfies Partial<Routes>

export const holidayRoutes = {
  'holidays.year': holidays.year,
  'holidays.preview': holidays.preview,
  'holidays.publish': holidays.publish,
} satisfies Partial<Routes>

export const licenceRoutes = {
  'licences.list': licences.list,
  'licences.preview': licences.preview,
  'licences.change': licences.change,
} satisfies Partial<Routes>

export const bookingRoutes = {
  'institutions.list': institutions.list,
  'institutions.get': institutions.get,
  'booking.services': services,
  'booking.calendar': calendar,
  'booking.slots': slots,
  'booking.book': book,
  'booking.mine': mine,
  'booking.get': get,
  'booking.reschedule': reschedule,
  'booking.cancel': cancel,
  'desk.today': deskToday,
  'desk.checkIn': checkIn,
  ...waitingRoutes,
  ...ticketRoutes,
  ...queueRoutes,
  ...absenceRoutes,
  ...helperRoutes,
} satisfies Partial<Routes>
