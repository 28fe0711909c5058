// Pages of the resident's journey, of the desk, and of programmes and policy.
import DraftPage from '@/admin/pages/draft/index'
import OutboxPage from '@/admin/pages/outbox/index'
import PassesPage from '@/admin/pages/passes/index'
import ProgrammesPage from '@/admin/pages/programmes/index'
import RehearsalPage from '@/admin/pages/rehearsal/index'
import VersionPage from '@/admin/pages/version/index'
import AppealPage from '@/pages/appeal/index'
import AppointmentPage from '@/pages/appointment/index'
import Appointments from '@/pages/appointments/index'
import Book from '@/pages/book/index'
import Declare from '@/pages/declare/index'
import Entitlements from '@/pages/entitlements/index'
import Home from '@/pages/home/index'
import Institutions from '@/pages/institutions/index'
import Journey from '@/pages/journey/index'
import Messages from '@/pages/messages/index'
import Mine from '@/pages/mine/index'
import NoticePage from '@/pages/notice/index'
import Partner from '@/pages/partner/index'
import PregnancyPage from '@/pages/pregnancy/index'
import Programme from '@/pages/programme/index'
import Verify from '@/pages/verify/index'
import VoucherPage from '@/pages/voucher/index'
import Vouchers from '@/pages/vouchers/index'
import AppealsPage from '@/staff/pages/appeals/index'
import EvidencePage from '@/staff/pages/evidence/index'
import ListPage from '@/staff/pages/list/index'
import PatientPage from '@/staff/pages/patient/index'
import ReferralsPage from '@/staff/pages/referrals/index'
import TasksPage from '@/staff/pages/tasks/index'
import type { Backend } from './backend'
import * as pass from './pass-samples'
import * as policy from './policy-samples'
import * as lists from './list-samples'
import * as sample from './samples'
import * as said from './feedback-samples'
import type { PageCase } from './pages'

const own = (backend: Backend) =>
  backend.on('identity.me', sample.linked).on('pregnancy.mine', { pregnancy: sample.pregnancy })
const staff = (role: 'clerk' | 'health_worker' | 'manager') => (backend: Backend) =>
  backend.on('identity.me', sample.staff(role))
const booking = (backend: Backend) =>
  own(backend)
    .on('booking.services', sample.services)
    .on('institutions.get', sample.clinic)
    .on('booking.calendar', sample.november)
    .on('booking.slots', sample.morning)
    .on('reminders.mine', sample.reminders)

export const FIRST_PAGES: readonly PageCase[] = [
  {
    path: 'pages/home',
    Page: Home,
    title: '孕育通',
    waitsFor: 'eligibility.mine',
    shows: '您现在可以享受',
    answers: backend =>
      own(backend)
        .on('eligibility.mine', sample.mine([sample.standing]))
        .on('booking.mine', { items: [sample.appointment], next: null })
        .on('pregnancy.timeline', sample.timeline),
  },
  {
    path: 'pages/appointments',
    Page: Appointments,
    title: '预约',
    waitsFor: 'booking.mine',
    shows: '接下来',
    answers: backend =>
      backend
        .on('booking.services', sample.services)
        .on('booking.mine', { items: [sample.appointment], next: null })
        .on('absence.mine', { pause: null })
        .on('waiting.mine', { items: [] }),
  },
  {
    path: 'pages/appointment',
    Page: AppointmentPage,
    title: '预约详情',
    params: { institution: '7', id: '301' },
    waitsFor: 'booking.get',
    shows: '取消预约',
    answers: backend => backend.on('booking.get', sample.appointment),
  },
  {
    path: 'pages/book',
    Page: Book,
    title: '预约',
    params: { institution: '7', service: 'premarital_check' },
    waitsFor: 'identity.me',
    shows: '和伴侣一起',
    answers: booking,
  },
  {
    path: 'pages/institutions',
    Page: Institutions,
    title: '选择机构',
    params: { service: 'premarital_check' },
    waitsFor: 'institutions.list',
    shows: '最近可约 11月25日周三 08:30',
    answers: backend =>
      own(backend)
        .on('booking.services', sample.services)
        .on('institutions.list', { items: [{ ...sample.clinic, distance: 1234 }], next: null }),
  },
  {
    path: 'pages/programme',
    Page: Programme,
    title: '项目说明',
    params: { code: 'V_PREMARITAL' },
    waitsFor: 'eligibility.programme',
    shows: '每项条件',
    answers: backend =>
      own(backend)
        .on('places.mine', sample.noPlaces)
        .on('eligibility.programme', sample.ownProgramme)
        .on('eligibility.history', { items: [] })
        .on('institutions.list', { items: [sample.clinic], next: null }),
  },
  {
    path: 'pages/entitlements',
    Page: Entitlements,
    title: '我能享受什么',
    waitsFor: 'eligibility.mine',
    shows: '现在可领',
    answers: backend =>
      own(backend)
        .on('reminders.mine', sample.reminders)
        .on(
          'eligibility.mine',
          sample.mine(
            [
              sample.standing,
              { ...sample.standing, programme: 'V_SOON', outcome: 'soon', flipsOn: '2027-03-05' },
              {
                ...sample.standing,
                programme: 'V_REVIEW',
                outcome: 'needs_review',
                missing: [{ text: '转诊单', how: 'bring', page: null }],
              },
            ],
            [sample.child],
          ),
        ),
  },
  {
    path: 'pages/notice',
    Page: NoticePage,
    title: '一次性告知单',
    params: { code: 'V_PREMARITAL' },
    waitsFor: 'eligibility.programme',
    shows: '生成告知单',
    answers: backend =>
      backend.on('places.mine', sample.noPlaces).on('eligibility.programme', sample.ownProgramme),
  },
  {
    path: 'pages/declare',
    Page: Declare,
    title: '补充信息',
    waitsFor: 'declarations.mine',
    shows: '待核对',
    answers: backend => backend.on('declarations.mine', sample.declared),
  },
  {
    path: 'pages/appeal',
    Page: AppealPage,
    title: '异议',
    params: { code: 'V_PREMARITAL' },
    waitsFor: 'eligibility.appeals',
    shows: '核实中',
    answers: backend =>
      own(backend)
        .on('eligibility.catalogue', { items: [sample.card] })
        .on('eligibility.appeals', { items: [sample.appeal], next: null }),
  },
  {
    path: 'pages/vouchers',
    Page: Vouchers,
    title: '卡券',
    waitsFor: 'vouchers.mine',
    shows: '可以使用',
    answers: backend =>
      backend.on('places.mine', sample.noPlaces).on('vouchers.mine', { items: [sample.voucher], next: null }),
  },
  {
    path: 'pages/voucher',
    Page: VoucherPage,
    title: '电子券',
    params: { id: '801' },
    waitsFor: 'vouchers.get',
    shows: '这张券包含',
    answers: backend =>
      backend
        .on('vouchers.get', sample.voucher)
        .on('vouchers.code', sample.code)
        .on('vouchers.dayCodes', sample.noDayCodes),
  },
  {
    path: 'pages/journey',
    Page: Journey,
    title: '孕育',
    waitsFor: 'pregnancy.timeline',
    shows: '每一步',
    answers: backend => backend.on('pregnancy.timeline', sample.timeline),
  },
  ...(['', 'scan', 'end'] as const).map(mode => ({
    path: 'pages/pregnancy',
    Page: PregnancyPage,
    title: { '': '登记孕期', scan: '更正孕周', end: '孕期结束' }[mode],
    params: { mode },
    waitsFor: 'identity.me' as const,
    shows: { '': '末次月经第一天', scan: '超声检查日期', end: '情况' }[mode],
    answers: (backend: Backend) => own(backend).on('reminders.mine', sample.reminders),
  })),
  {
    path: 'pages/messages',
    Page: Messages,
    title: '消息与提醒',
    waitsFor: 'reminders.mine',
    shows: '早孕建册提醒',
    answers: backend =>
      own(backend)
        .on('reminders.mine', sample.reminders)
        .on('feedback.mine', { items: [said.answerable] }),
  },
  {
    path: 'pages/partner',
    Page: Partner,
    title: '关联伴侣',
    waitsFor: 'identity.me',
    shows: '解除关联',
    answers: own,
  },
  {
    path: 'pages/verify',
    Page: Verify,
    title: '实名核验',
    waitsFor: 'identity.me',
    shows: '证件号码',
    answers: backend => backend.on('identity.me', sample.unverified),
  },
  {
    path: 'pages/mine',
    Page: Mine,
    title: '我的',
    waitsFor: 'identity.me',
    shows: '关怀模式',
    answers: backend =>
      own(backend).on('identity.consents', {
        items: [
          { purpose: 'sms', granted: false, since: null },
          { purpose: 'share_village', granted: true, since: '2026-11-20T02:00:00.000Z' },
        ],
      }),
  },
  {
    path: 'staff/pages/evidence',
    Page: EvidencePage,
    title: '证明登记',
    waitsFor: 'evidence.awaiting',
    shows: '没有待核对的填报',
    answers: backend => staff('clerk')(backend).on('evidence.awaiting', { items: [], next: null }),
  },
  {
    path: 'staff/pages/appeals',
    Page: AppealsPage,
    title: '居民异议',
    waitsFor: 'appeals.list',
    shows: '待答复',
    answers: backend =>
      staff('manager')(backend).on('appeals.list', {
        items: [{ ...sample.appeal, name: '沈*月', version: 1, overdue: false }],
        next: null,
      }),
  },
  {
    path: 'staff/pages/patient',
    Page: PatientPage,
    title: '孕产登记',
    waitsFor: 'identity.me',
    shows: '打开会记录',
    answers: staff('clerk'),
  },
  {
    path: 'staff/pages/tasks',
    Page: TasksPage,
    title: '电话待办',
    waitsFor: 'tasks.list',
    shows: '小溪塔社区',
    answers: backend =>
      staff('health_worker')(backend).on('tasks.list', { items: [sample.task], next: null }),
  },
  {
    path: 'staff/pages/referrals',
    Page: ReferralsPage,
    title: '转介接收',
    waitsFor: 'lists.handedOver',
    shows: '婚前医学检查',
    answers: backend => staff('clerk')(backend).on('lists.handedOver', lists.handedOver),
  },
  {
    path: 'staff/pages/list',
    Page: ListPage,
    title: '服务名单',
    waitsFor: 'lists.programmes',
    shows: '新登记结婚',
    answers: backend =>
      staff('manager')(backend)
        .on('lists.programmes', lists.programmes)
        .on('lists.service', lists.guidance(1, null)),
  },
  {
    path: 'admin/pages/outbox',
    Page: OutboxPage,
    title: '消息记录',
    waitsFor: 'outbox.list',
    shows: '全城消息',
    answers: backend => staff('manager')(backend).on('outbox.list', sample.outbox),
  },
  {
    path: 'admin/pages/passes',
    Page: PassesPage,
    title: '比对运行',
    waitsFor: 'passes.list',
    shows: '历次比对',
    answers: backend => staff('manager')(backend).on('passes.list', pass.passes),
  },
  {
    path: 'admin/pages/programmes',
    Page: ProgrammesPage,
    title: '政策项目',
    waitsFor: 'policy.programmes',
    shows: '全部项目',
    answers: backend => staff('manager')(backend).on('policy.programmes', policy.programmes),
  },
  {
    path: 'admin/pages/version',
    Page: VersionPage,
    title: '项目版本',
    params: { code: 'V_NIPT' },
    waitsFor: 'policy.version',
    shows: '这一版改了什么',
    answers: backend => staff('manager')(backend).on('policy.version', policy.version),
  },
  {
    path: 'admin/pages/draft',
    Page: DraftPage,
    title: '编写草稿',
    params: { id: '501' },
    waitsFor: 'policy.draft.get',
    shows: '读出来是',
    answers: backend =>
      staff('manager')(backend).on('policy.draft.get', policy.draft).on('policy.form', policy.form),
  },
  {
    path: 'admin/pages/rehearsal',
    Page: RehearsalPage,
    title: '政策试算',
    params: { id: '501' },
    waitsFor: 'policy.draft.get',
    shows: '谁会受影响',
    answers: backend =>
      staff('manager')(backend).on('policy.draft.get', policy.draft).on('policy.rehearse', policy.rehearsal),
  },
]
