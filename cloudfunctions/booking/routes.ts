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
import { waitingRoutes } from './waiting/routes'

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
  ...queueRoutes,
  ...absenceRoutes,
  ...helperRoutes,
} satisfies Partial<Routes>
