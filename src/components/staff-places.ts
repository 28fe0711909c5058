// Where each staff role works: the side navigation on a desk, the links at the foot of a page on a phone.
import type { StaffRole } from '~types/action'
import type { Me } from '~types/identity'
import type { IconName } from './icon'

export interface Place {
  path: string
  text: string
  icon: IconName
}

const desk: Place = { path: '/staff/pages/desk/index', text: '核销台', icon: 'scan' }
const queue: Place = { path: '/staff/pages/queue/index', text: '排队叫号', icon: 'bell' }
const patient: Place = { path: '/staff/pages/patient/index', text: '孕产登记', icon: 'person' }
const tasks: Place = { path: '/staff/pages/tasks/index', text: '电话待办', icon: 'phone' }
const visits: Place = { path: '/staff/pages/visits/index', text: '访视', icon: 'home' }
const feedback: Place = { path: '/admin/pages/feedback/index', text: '反馈与策略', icon: 'info' }
const statistics: Place = { path: '/admin/pages/statistics/index', text: '券统计', icon: 'list' }
const list: Place = { path: '/staff/pages/list/index', text: '服务名单', icon: 'list' }
const referrals: Place = { path: '/staff/pages/referrals/index', text: '转介接收', icon: 'outbox' }
const reversals: Place = { path: '/staff/pages/reversals/index', text: '核销更正', icon: 'refresh' }
const results: Place = { path: '/staff/pages/results/index', text: '检查结果', icon: 'list' }
const screenings: Place = { path: '/staff/pages/screenings/index', text: '筛查结果', icon: 'check' }
const revocations: Place = { path: '/staff/pages/revocations/index', text: '收回与复核', icon: 'shield' }
const statement: Place = { path: '/staff/pages/statement/index', text: '券结算', icon: 'ticket' }
const supplies: Place = { path: '/staff/pages/supplies/index', text: '药具发放', icon: 'list' }
const offline: Place = { path: '/staff/pages/offline/index', text: '离线核对', icon: 'outbox' }
const orders: Place = { path: '/staff/pages/orders/index', text: '家庭服务', icon: 'home' }
const subsidies: Place = { path: '/staff/pages/subsidies/index', text: '补助审核', icon: 'check' }
const sessions: Place = { path: '/staff/pages/sessions/index', text: '门诊时段', icon: 'calendar' }
const holidays: Place = { path: '/admin/pages/holidays/index', text: '节假日安排', icon: 'calendar' }
const licences: Place = { path: '/admin/pages/licences/index', text: '执业许可', icon: 'shield' }
const articles: Place = { path: '/admin/pages/articles/index', text: '科普审核', icon: 'check' }
const certify: Place = { path: '/staff/pages/certify/index', text: '家庭登记', icon: 'couple' }
const counter: Place = { path: '/staff/pages/counter/index', text: '窗口代办', icon: 'print' }
const evidence: Place = { path: '/staff/pages/evidence/index', text: '证明登记', icon: 'shield' }
const appeals: Place = { path: '/staff/pages/appeals/index', text: '居民异议', icon: 'question' }
const notices: Place = { path: '/staff/pages/notices/index', text: '医院通报', icon: 'bell' }
const imports: Place = { path: '/admin/pages/imports/index', text: '数据导入', icon: 'outbox' }
const duplicates: Place = { path: '/admin/pages/duplicates/index', text: '重复核对', icon: 'couple' }
const outbox: Place = { path: '/admin/pages/outbox/index', text: '消息记录', icon: 'outbox' }
const passes: Place = { path: '/admin/pages/passes/index', text: '比对运行', icon: 'refresh' }
const policy: Place = { path: '/admin/pages/programmes/index', text: '政策项目', icon: 'palette' }

const PLACES: Record<StaffRole, readonly Place[]> = {
  clerk: [
    desk,
    queue,
    counter,
    sessions,
    referrals,
    screenings,
    results,
    patient,
    evidence,
    reversals,
    offline,
    statement,
    supplies,
  ],
  health_worker: [tasks, notices, visits, list, orders, subsidies, certify, patient, evidence],
  manager: [
    list,
    policy,
    imports,
    duplicates,
    outbox,
    passes,
    feedback,
    sessions,
    holidays,
    licences,
    articles,
    tasks,
    visits,
    appeals,
    evidence,
    reversals,
    revocations,
    statement,
    statistics,
    supplies,
    offline,
    orders,
    subsidies,
    certify,
  ],
  doctor: [results],
  administrator: [outbox, passes, feedback, statistics],
}

/** Nothing for somebody who is not staff; no visits where the city has no classes of them. The first is where one begins. */
export const placesFor = (me: Pick<Me, 'staff' | 'city'> | undefined): readonly Place[] =>
  me?.staff ? PLACES[me.staff.role].filter(place => place !== visits || me.city.visits) : []
