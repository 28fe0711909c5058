// Where each staff role works: the side navigation on a desk, the links at the foot of a page on a phone.
import type { StaffRole } from '~types/action'
import type { IconName } from './icon'

export interface Place {
  path: string
  text: string
  icon: IconName
}

const desk: Place = { path: '/staff/pages/desk/index', text: '核销台', icon: 'scan' }
const patient: Place = { path: '/staff/pages/patient/index', text: '孕期登记', icon: 'person' }
const tasks: Place = { path: '/staff/pages/tasks/index', text: '电话待办', icon: 'phone' }
const list: Place = { path: '/staff/pages/list/index', text: '服务名单', icon: 'list' }
const outbox: Place = { path: '/admin/pages/outbox/index', text: '消息记录', icon: 'outbox' }

const PLACES: Record<StaffRole, readonly Place[]> = {
  clerk: [desk, patient],
  health_worker: [tasks, list, patient],
  manager: [list, outbox, tasks],
  administrator: [outbox],
}

/** Nothing for somebody who is not staff. */
export const placesFor = (role: StaffRole | undefined): readonly Place[] => (role ? PLACES[role] : [])
