/** The record of access in a resident's words: a role and an institution, never another person's name. */
import type { StaffRole } from '../../../types/action'
import type { ActionName } from '../../../types/contract'

const roles: Record<StaffRole, string> = {
  clerk: '窗口工作人员',
  health_worker: '健康服务人员',
  manager: '管理人员',
  administrator: '系统管理员',
  doctor: '医生',
}

/** How the one who acted stands to the one whose record it is. */
export type Relation = 'self' | 'helper' | 'other' | 'unknown'

const isStaffRole = (role: string): role is StaffRole => Object.hasOwn(roles, role)

/** @param role as the audit row holds it: a staff role, or `resident`, `account` */
export function whoInWords(role: string, institution: string | null, relation: Relation): string {
  if (isStaffRole(role)) return institution === null ? roles[role] : `${institution}·${roles[role]}`
  if (role !== 'resident' && role !== 'account') return '系统'
  switch (relation) {
    case 'self':
      return '本人'
    case 'helper':
      return '您授权的亲友'
    case 'other':
      return '对方(本人确认)'
    case 'unknown':
      return '本人(原来的设备)'
  }
}

const whats: Partial<Record<ActionName, string>> = {
  'identity.verify': '实名核验',
  'identity.answerInvitation': '确认双方关联',
  'identity.unlinkPartner': '解除双方关联',
  'booking.book': '预约',
  'helpers.ask': '授权亲友代办预约',
  'helpers.accept': '接受代办预约的授权',
  'helpers.end': '结束代办预约的授权',
  'helpers.book': '代为预约',
  'helpers.cancel': '代为取消预约',
  'desk.checkIn': '签到',
  'queue.callNext': '排队叫号',
  'queue.walkIn': '现场登记',
  'absence.lift': '恢复网上预约',
  'vouchers.claim': '领取电子券',
  'counter.issue': '窗口发放电子券',
  'counter.replace': '窗口更换券码',
  'subsidies.open': '查看补助申请',
  'subsidies.giveBack': '退回补助申请',
  'subsidies.review': '审核补助申请',
  'subsidies.refuse': '办理补助申请',
  'subsidies.approve': '决定补助申请',
  'subsidies.pay': '登记补助发放',
  'subsidies.settleAppeal': '答复补助复核',
  'subsidies.answerObjection': '答复公示意见',
  'results.enter': '录入检查结果',
  'results.open': '查看检查结果',
  'results.release': '发布检查结果',
  'results.explain': '解读检查结果',
  'results.followUp': '安排复查',
  'results.followUps': '查看复查安排',
  'results.followedUp': '登记复查',
  'results.read': '查看检查结果',
  'screenings.record': '登记筛查结果',
  'revocations.held': '查看电子券',
  'revocations.revoke': '收回电子券',
  'revocations.decide': '复核电子券',
  'counter.book': '窗口代为预约',
  'patient.find': '查找档案',
  'patient.register': '登记孕期',
  'patient.correctDating': '核对孕周',
  'patient.recordLoss': '更新孕期情况',
  'patient.end': '更新孕期情况',
  'patient.proposeReversal': '更正孕期情况',
  'patient.confirmReversal': '更正孕期情况',
  'tasks.open': '查看联系电话',
  'feedback.record': '记录您的电话答复',
  'feedback.list': '查看答复名单',
  'visits.open': '查看访视计划和卡片',
  'visits.record': '记录访视',
  'visits.correct': '更正访视卡片',
  // The same words for every step of a family's: who looks over her shoulder learns nothing (domain F3).
  'orderDesk.open': '办理服务申请',
  'orderDesk.accept': '办理服务申请',
  'orderDesk.schedule': '办理服务申请',
  'orderDesk.done': '办理服务申请',
  'orderDesk.refuse': '办理服务申请',
  'families.report': '核对服务信息',
  'families.decide': '核对服务信息',
  'families.end': '核对服务信息',
  'families.assign': '核对服务信息',
  'families.keepQuietDays': '核对服务信息',
  'tasks.close': '记录随访情况',
  'desk.look': '查看电子券',
  'desk.redeem': '核销电子券',
  'evidence.find': '在窗口查找',
  'evidence.findByNumber': '在窗口查找',
  'evidence.programme': '在窗口查看办理条件',
  'evidence.register': '登记证明',
  'evidence.residence': '登记居住情况',
  'evidence.notice': '开具一次性告知单',
  'evidence.declared': '查看自行填报的信息',
  'evidence.decide': '核对自行填报的信息',
  'notices.open': '查看医院通报',
  'notices.acknowledge': '收到医院通报',
  'notices.forward': '将医院通报转给社区',
  'notices.answer': '答复医院通报',
  'reversals.ask': '申请撤销核销',
  'reversals.decide': '审核撤销核销',
  'duplicates.open': '核对是否重复建档',
  'duplicates.merge': '合并重复档案',
  'duplicates.different': '核对是否重复建档',
  'duplicates.unmerge': '撤销档案合并',
  'duplicates.settleName': '核对证件姓名',
  'appeals.open': '查看异议',
  'appeals.answer': '答复异议',
}

/** An action that has no words of its own is still shown: what was done must not be hidden. */
export const whatInWords = (action: string): string =>
  Object.entries(whats).find(([name]) => name === action)?.[1] ?? '查看或更改记录'
