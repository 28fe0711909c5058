/** The door of the reminders room: her messages, the workers' tasks, the managers' outbox. */
import type { Routes } from '../service/context'
import { granted, mine, pause } from './mine'
import { outboxList } from './outbox'
import { close, list, open } from './tasks'

export const reminderRoutes = {
  'reminders.mine': mine,
  'reminders.granted': granted,
  'reminders.pause': pause,
  'tasks.list': list,
  'tasks.open': open,
  'tasks.close': close,
  'outbox.list': outboxList,
} satisfies Pick<Routes, `${'reminders' | 'tasks' | 'outbox'}.${string}` & keyof Routes>
