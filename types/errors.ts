/** The closed table of errors: HTTP status, the text that a person reads, whether trying again helps. */
import { refusals, type RefusalCode } from './refusals'

interface ErrorRow {
  readonly status: number
  readonly text: string
  readonly retry: boolean
}

const technical = {
  SYSTEM_RETRY: { status: 503, text: '服务暂时繁忙,您填写的内容没有丢失,请稍后再试。', retry: true },
  UNAUTHENTICATED: { status: 401, text: '请先登录。', retry: false },
  NOT_VERIFIED: { status: 403, text: '请先完成实名核验,再办理此项服务。', retry: false },
  FORBIDDEN: { status: 403, text: '您没有办理此项的权限。', retry: false },
  NOT_FOUND: { status: 404, text: '没有找到相应的记录,可能已变更,请返回刷新后再试。', retry: false },
  UNKNOWN_ACTION: { status: 404, text: '请更新到最新版本后再试。', retry: false },
  INVALID_INPUT: { status: 400, text: '有内容需要修改,请查看标出的项目。', retry: false },
  KEY_REUSED: { status: 409, text: '这次提交与上一次内容不同,请返回重新填写。', retry: false },
  TOO_MANY_TRIES: { status: 429, text: '今天核验次数已用完。请明天再试,或带证件到窗口办理。', retry: false },
  ALREADY_LINKED: { status: 409, text: '已经关联,无需重复操作。', retry: false },
  INVITATION_UNKNOWN: { status: 404, text: '邀请码不正确或已失效,请核对后重新填写。', retry: false },
  INVITATION_CLOSED: { status: 409, text: '这份邀请已失效,请让对方重新发出邀请。', retry: false },
  OWN_INVITATION: { status: 409, text: '这是您自己发出的邀请,请让对方用本人微信打开。', retry: false },
  PARTNER_DIFFERS: { status: 409, text: '登记信息与这份邀请不一致,请双方带证件到窗口核对。', retry: false },
  NOT_ELIGIBLE: { status: 409, text: '目前还不能领取,请查看每一项条件的说明。', retry: false },
  ALREADY_BOOKED: { status: 409, text: '您已有一次未完成的同类预约,可改期或取消后再约。', retry: false },
  PARTNER_BOOKED: { status: 409, text: '对方已有一次未完成的同类预约,可先为自己单独预约。', retry: false },
  PLACES_FREE: { status: 409, text: '{date}还有空位,不用候补,可以直接预约。', retry: false },
  IN_LINE_ALREADY: { status: 409, text: '您已在候补这个项目。可先退出原来的候补,再重新登记。', retry: false },
  PARTNER_WAITING: { status: 409, text: '对方已在候补这个项目,可先为自己单独候补。', retry: false },
  OFFER_GONE: { status: 409, text: '为您保留的位置已过保留时间或已处理,请刷新后查看。', retry: false },
  PAST_WINDOW: {
    status: 409,
    text: '这项检查可用电子券到{date}为止,改到之后就不能免费。请选择{date}或以前的时段;需要更晚的,请先咨询医生。',
    retry: false,
  },
  TICKETED: {
    status: 409,
    text: '这一天凭号预约,{opens}起按号安排。请先取号。',
    retry: false,
  },
  TICKETS_LATER: { status: 409, text: '{from}起取号,请到时再来。', retry: false },
  TICKETS_OVER: { status: 409, text: '这一天已放号,现在可以直接预约;约满时可登记候补。', retry: false },
  TICKETS_TAKEN: { status: 409, text: '已有人取号,时间不能再更改,也不能撤销。', retry: false },
  DEVICE_TICKETS_FULL: { status: 409, text: '这台手机已取过两个号,请用本人的手机取号。', retry: false },
  TOO_FAST: { status: 429, text: '操作太快了,请{seconds}秒后再试。已取的号不受影响。', retry: false },
  QUEUE_EMPTY: { status: 409, text: '这个项目现在没有等候叫号的人。', retry: false },
  NO_PLACE_TODAY: {
    status: 409,
    text: '今天剩余时段没有空位。可约其他日期,或登记候补。',
    retry: false,
  },
  HELPERS_FULL: { status: 409, text: '最多可授权三位亲友,请先结束一位再授权。', retry: false },
  COUNTER_ONLY: {
    status: 409,
    text: '近期有三次约好没有来,{date}起可继续网上预约。在此之前请到窗口或打机构电话预约;有特殊情况请告诉窗口,可以提前恢复。孕期检查不受影响。',
    retry: false,
  },
  SLOT_PAST: { status: 409, text: '该时段已经开始,请另选时段。', retry: false },
  SLOT_WOMEN_ONLY: { status: 409, text: '这个时段只接待女性本人,请选择其他时段。', retry: false },
  SLOT_COUPLES_ONLY: {
    status: 409,
    text: '这个时段只接待两人一起预约,请选择“和伴侣一起”或其他时段。',
    retry: false,
  },
  RESOURCE_SHORT: {
    status: 409,
    text: '“{name}”同一时间最多接待{places}人,{date}{time}安排的时段合计{planned}人,请减少名额或错开时间。',
    retry: false,
  },
  RESOURCE_NAMED: { status: 409, text: '已有同名的诊室或设备,请换一个名称。', retry: false },
  ARTICLE_CHANGED: { status: 409, text: '这篇文章有了新版本,请刷新后看过新版本再登记。', retry: false },
  LICENCE_KNOWN: { status: 409, text: '这张许可证已登记过,请核对编号和起始日期。', retry: false },
  APPOINTMENT_CLOSED: { status: 409, text: '该预约已结束或已取消,不能再更改。', retry: false },
  WRONG_INSTITUTION: { status: 409, text: '这是其他机构的预约,请核对预约的机构。', retry: false },
  WRONG_DAY: { status: 409, text: '预约日期不是今天,请核对预约日期。', retry: false },
  CODE_UNKNOWN: { status: 404, text: '没有这张券。请核对券码,或请对方重新打开电子券。', retry: false },
  CODE_FORGED: { status: 409, text: '券码未通过验证,请对方在本人微信中打开电子券。', retry: false },
  CODE_STALE: { status: 409, text: '券码已过时(60秒更新一次),请扫描对方屏幕上的最新券码。', retry: false },
  CODE_OTHER_CITY: {
    status: 409,
    text: '这是其他地区发放的电子券,请到发放地区的机构使用。',
    retry: false,
  },
  CODE_REPLACED: {
    status: 409,
    text: '此券已在窗口换过新码,这个码已作废,请出示新的凭条或二维码。',
    retry: false,
  },
  VOUCHER_REVOKED: {
    status: 409,
    text: '这项服务的电子券已由发放单位收回,原因请在卡券中查看,可以申请复核。',
    retry: false,
  },
  REASON_NEEDED: { status: 400, text: '更正已发布的结果请写明原因。', retry: false },
  RELEASE_SAME_PERSON: { status: 409, text: '录入和发布不能是同一人,请由另一位医生发布。', retry: false },
  RESULT_NOT_EXPLAINED: { status: 409, text: '医生已出具意见,请到院或预约视频解读后查看。', retry: false },
  ALREADY_WAITING: { status: 409, text: '您已在等候名单中,有名额时会按顺序通知您。', retry: false },
  REVIEW_ASKED: { status: 409, text: '您已申请过复核,请等待答复。', retry: false },
  REVIEW_SAME_PERSON: {
    status: 409,
    text: '收回这张券的人不能处理复核,请由另一位管理人员处理。',
    retry: false,
  },
  ALREADY_REDEEMED: { status: 409, text: '此券已于{at}在{institution}核销。', retry: false },
  DESK_DEVICE_UNKNOWN: {
    status: 409,
    text: '本机没有为本机构开通离线核销,或已停用,请联系主管人员。待上传的记录仍保存在本机。',
    retry: false,
  },
  DESK_DEVICES_FULL: { status: 409, text: '本机构开通的设备已满20台,请先停用不再使用的设备。', retry: false },
  DESK_CLOCK: {
    status: 409,
    text: '本机时间比实际{direction}约{amount},请先在系统设置中校准时间再试。待上传的记录没有丢失。',
    retry: false,
  },
  DESK_FORGED: { status: 409, text: '这条离线记录没有通过验证,没有入账。', retry: false },
  DESK_ALTERED: { status: 409, text: '这条离线记录与之前上传的内容不同,没有入账。', retry: false },
  DESK_LIST: { status: 409, text: '这条离线记录不属于本机下载的名单,没有入账。', retry: false },
  DESK_TIME: {
    status: 409,
    text: '这条离线记录的时间({at})不在名单的有效时间内或已超过7天,没有入账,请联系主管人员核对。',
    retry: false,
  },
  VOUCHER_CLOSED: { status: 409, text: '此券已停用,不能再使用。', retry: false },
  LMP_IN_FUTURE: { status: 400, text: '末次月经日期不能晚于今天。', retry: false },
  LMP_SOON: {
    status: 409,
    text: '这个日期距上一次孕期结束不到28天。请核对;日期无误的,请确认后再登记。',
    retry: false,
  },
  BIRTH_IN_FUTURE: { status: 400, text: '出生时间不能晚于现在。', retry: false },
  BIRTH_EARLY: {
    status: 409,
    text: '按登记推算出生时不满28周。请核对日期;无误的,请确认后再登记。',
    retry: false,
  },
  BIRTH_RECORDED: {
    status: 409,
    text: '这次分娩已登记过孩子。如为多胎中漏登的,请确认后再登记。',
    retry: false,
  },
  OUTCOME_KIND: {
    status: 409,
    text: '按登记推算当天是孕{weeks}周,与所选的情况不符,请核对日期或情况。',
    retry: false,
  },
  OUTCOME_STANDS: {
    status: 409,
    text: '没有可以撤销的结局登记:登记后24小时内由两人办理,分娩请在孩子的登记中更正。',
    retry: false,
  },
  OUTCOME_SAME_PERSON: {
    status: 403,
    text: '撤销由另一位工作人员确认,不能由提出的人办理。',
    retry: false,
  },
  LMP_TOO_OLD: { status: 400, text: '按这个日期推算已超过44周,请核对末次月经日期。', retry: false },
  ALREADY_PREGNANT: { status: 409, text: '已有一份进行中的孕期登记,可在其中更正日期。', retry: false },
  DATE_IMPLAUSIBLE: { status: 400, text: '日期与孕期不符,请核对。', retry: false },
  SCAN_REJECTED: {
    status: 409,
    text: '已有更早的超声核对结果,后来的超声不再更改预产期;如有疑问请咨询医生。',
    retry: false,
  },
  SCAN_BY_CLINIC: {
    status: 409,
    text: '与原推算相差超过14天,请带超声报告到产检机构,由医生核对后更正。',
    retry: false,
  },
  SECOND_CLINICIAN: {
    status: 409,
    text: '预产期更正超过14天,需另一位工作人员再录入一次同样的结果后生效。',
    retry: false,
  },
  DATE_OUT_OF_RANGE: { status: 400, text: '这个日期不在可填写的范围内,请核对。', retry: false },
  APPEAL_OPEN: { status: 409, text: '这个项目您已提交过异议,正在核实,请等待答复。', retry: false },
  APPEAL_ANSWERED: { status: 409, text: '这条异议已有答复,不能再次答复。', retry: false },
  SECOND_NOTICE: {
    status: 409,
    text: '已向本人告知过一次。本次新增了上次没有列出的材料,需主管人员说明理由后再告知。',
    retry: false,
  },
  SUBSIDY_NOT_NOW: {
    status: 409,
    text: '按目前登记的情况,还不能申请这项补助。原因请在「我能享受什么」查看,也可以到窗口咨询。',
    retry: false,
  },
  SUBSIDY_TOO_LATE: {
    status: 409,
    text: '这个日期已超过申请期限({window})。如有疑问,请到窗口咨询。',
    retry: false,
  },
  SUBSIDY_OPEN: { status: 409, text: '您已申请过这项补助,请在我的申请中查看。', retry: false },
  SUBSIDY_STATE: { status: 409, text: '这份申请已有新的进展,请刷新后查看。', retry: false },
  SUBSIDY_PAPERS: { status: 409, text: '还有材料没有核验。缺少的材料请一次列全后退回。', retry: false },
  SUBSIDY_ACCOUNT: { status: 409, text: '户名与本人姓名不一致,请核对银行卡原件后勾选确认。', retry: false },
  SUBSIDY_SELF_PAY: {
    status: 409,
    text: '当日没有困难类别的认定,个人负担需超过{amount}元。请按费用结算单填写;没有超过的,请作不予通过处理并写明原因。',
    retry: false,
  },
  SUBSIDY_AMOUNT: { status: 400, text: '金额超过这项补助的标准,请核对。', retry: false },
  SUBSIDY_SAME_PERSON: {
    status: 409,
    text: '前后两步不能由同一人办理,请由另一位工作人员办理。',
    retry: false,
  },
  SUBSIDY_IN_PUBLICITY: { status: 409, text: '公示期未满,或还有意见没有答复,暂时不能决定。', retry: false },
  SUBSIDY_OBJECTED: { status: 409, text: '您已对这份申请提过意见,请等待答复。', retry: false },
  FEEDBACK_SETTLED: { status: 409, text: '答复已满一天,不能再改。如需更改请拨打咨询电话。', retry: false },
  ANSWER_NOT_OFFERED: { status: 409, text: '这条消息不能这样答复,如有需要请拨打咨询电话。', retry: false },
  VISIT_CLOSED: { status: 409, text: '这次访视已办结,请刷新后查看。', retry: false },
  CARD_CORRECTED: { status: 409, text: '这张卡片已经更正过,请在最新的卡片上更正。', retry: false },
  DRAFT_CHANGED: {
    status: 409,
    text: '这份草稿已被他人更改,请刷新后再修改。您刚才的内容没有覆盖对方。',
    retry: false,
  },
  DRAFT_CLOSED: { status: 409, text: '这份草稿已提交或已结束,不能再修改。', retry: false },
  DRAFT_INVALID: { status: 400, text: '草稿还不完整,请查看标出的项目。', retry: false },
  EXTENSION_OVER: {
    status: 409,
    text: '这张券现在不能延期:每张券可延期一次,且检查时间须未过。请咨询产检医生或拨打咨询电话。',
    retry: false,
  },
  REVERSAL_OPEN: { status: 409, text: '这次核销已申请撤销,请等待另一位工作人员处理。', retry: false },
  REVERSAL_SAME_PERSON: {
    status: 403,
    text: '撤销核销需要另一位工作人员处理,不能由申请人办理。',
    retry: false,
  },
  REVERSAL_LATE: { status: 409, text: '核销已超过7天,不能再撤销。', retry: false },
  MONTH_NOT_OVER: { status: 409, text: '这个月还没有结束,请在下月1日后生成结算单。', retry: false },
  STATEMENT_STATE: { status: 409, text: '结算单的状态已有变化,请刷新后查看。', retry: false },
  STATEMENT_SAME_PERSON: {
    status: 403,
    text: '结算单需要另一位工作人员复核,不能由确认人办理。',
    retry: false,
  },
  STATEMENT_ORDER: { status: 409, text: '这家机构有更早月份的结算单未办结,请先办结。', retry: false },
  PART_NOT_FREE: {
    status: 409,
    text: '「{name}」目前不能免费办理:{reason}可去掉这一项后再约。',
    retry: false,
  },
  PARTS_OVERLAP: { status: 409, text: '所选时段有重叠,请重新选择。', retry: false },
  SUPPLY_ORDERED: {
    status: 409,
    text: '本月已有一份申领,每月可申领一次。如需更改,可先取消再重新申领。',
    retry: false,
  },
  SUPPLY_SHORT: {
    status: 409,
    text: '该发放点「{item}」数量不足,请减少数量或选择其他发放点。',
    retry: false,
  },
  SUPPLY_CLOSED: { status: 409, text: '这份申领已办结或已取消,请刷新后查看。', retry: false },
  ORDER_NOT_OFFERED: { status: 409, text: '目前不能申请这项服务。如有需要,请拨打咨询电话。', retry: false },
  ORDER_STATE: { status: 409, text: '这份申请已有新的进展,请刷新后查看。', retry: false },
  CERTIFICATION_OPEN: { status: 409, text: '您已上报过这一类别,正在等待确认,不用重复上报。', retry: false },
  CERTIFICATION_DECIDED: { status: 409, text: '这条上报已由他人办理,请刷新后查看。', retry: false },
  SECOND_PERSON: { status: 403, text: '发布需要另一位管理人员审核,不能由编写或提交的人办理。', retry: false },
  QUOTA_PROGRAMMES: { status: 409, text: '项目数量已达上限(62个),不能再新增。', retry: false },
  NO_LONGER_ELIGIBLE: {
    status: 409,
    text: '此项目按使用当天的政策办理,目前不再符合:{reason}。',
    retry: false,
  },
  BATCH_STATE: { status: 409, text: '这个批次现在不能这样办理,请刷新后查看。', retry: false },
  FILE_INCOMPLETE: { status: 409, text: '文件没有传完整,请重新选择同一个文件继续上传。', retry: false },
  FILE_UNREADABLE: { status: 409, text: '无法读取文件: {why}。', retry: false },
  FILE_CHANGED: { status: 409, text: '文件与试运行时不同,请重新试运行。', retry: false },
  MERGE_CONFLICT: { status: 409, text: '两条记录不能直接合并: {why}。请先更正后再合并。', retry: false },
  MERGE_MOVED_ON: {
    status: 409,
    text: '合并之后又有新的变化({why}),不能直接撤销,请联系技术人员。',
    retry: false,
  },
  NOTICE_STATE: { status: 409, text: '这条通报已由他人办理,请刷新后查看。', retry: false },
  LINE_STATE: { status: 409, text: '这一条已由他人办理或已结束,请刷新后查看。', retry: false },
  VILLAGE_UNKNOWN: { status: 409, text: '不知道她住在哪个村(社区),请先核实住址。', retry: false },
} as const satisfies Record<string, ErrorRow>

type TechnicalCode = keyof typeof technical
export type ErrorCode = TechnicalCode | RefusalCode

const isTechnical = (code: ErrorCode): code is TechnicalCode => code in technical

/** Errors that any action may answer. */
export const commonErrors = [
  'UNAUTHENTICATED',
  'NOT_VERIFIED',
  'FORBIDDEN',
  'INVALID_INPUT',
  'KEY_REUSED',
  'SYSTEM_RETRY',
] as const satisfies readonly ErrorCode[]

export function errorRow(code: ErrorCode): ErrorRow {
  return isTechnical(code) ? technical[code] : { status: 409, text: refusals[code], retry: false }
}

export type Params = Readonly<Record<string, string | number>>

/** Puts parameters into a text; a parameter that is missing leaves its placeholder out. */
export function fill(text: string, params: Params = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** The error as it travels to the screen. */
export interface Failure {
  readonly code: ErrorCode
  readonly text: string
  readonly retry: boolean
  readonly fields?: readonly { readonly path: string; readonly text: string }[]
}

/** What domain code throws; nothing throws a bare `Error`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  constructor(
    readonly code: ErrorCode,
    readonly params: Params = {},
    readonly fields: readonly { readonly path: string; readonly text: string }[] = [],
  ) {
    super(code)
  }
  failure(): Failure {
    const row = errorRow(this.code)
    const failure = { code: this.code, text: fill(row.text, this.params), retry: row.retry }
    return this.fields.length ? { ...failure, fields: this.fields } : failure
  }
}

/** A refusal beside the field that it is about, in the refusal's own words. */
export const faultAt = (path: string, code: ErrorCode, params: Params = {}): ServiceError =>
  new ServiceError(code, params, [{ path, text: fill(errorRow(code).text, params) }])
