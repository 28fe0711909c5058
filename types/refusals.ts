/**
 * Refusal texts: every "no" is explained at once and completely (一次性告知). Placeholders in {braces} are filled by `fill`.
 * One text serves checks, tablets, subsidies and registrations alike: it says 办理, and never what only one of them is.
 * No disease word, no partner's data, no blame. A screen adds 「如有疑问请拨打{phone}」 and a next step.
 */
export const refusals = {
  /** under 22/20 on planned date */
  AGE_MARRY: '按法律规定,男满22周岁、女满20周岁可办理结婚登记。您可先了解婚前保健知识,到龄后再预约。',
  /** outside screening age */
  AGE_RANGE: '本项目面向{min}至{max}周岁人群。您目前不在此年龄段,可到门诊咨询医生。',
  /** service for other sex */
  SEX_MISMATCH: '该项目仅适用于{sex}性,请核对所选服务对象。',
  /** residence test fails */
  NOT_LOCAL: '本项目面向{region}户籍或持有效居住证的居民。若已办理居住证,请补充后重新申请。',
  /** <6 months */
  RESIDENCE_SHORT: '您在本地居住登记未满6个月,满6个月即可申请;需提前办理可提交社区居住证明。',
  /** permit lapsed */
  PERMIT_EXPIRED: '您的居住证已过有效期,签注后即可继续申请,已填内容会为您保留30天。',
  /** before window */
  TOO_EARLY: '还没到办理时间。最早{date}可办理,我们会提前提醒您。',
  /** after window */
  TOO_LATE: '本项需在{range}办理,目前已超过时间。请尽快咨询医生或办理窗口,了解还可以选择的检查和服务。',
  /** no LMP/EDD */
  GA_UNKNOWN: '暂时无法确定孕周。请先做一次早孕超声核对,或由医生录入预产期后再预约。',
  /** no ongoing pregnancy on record; neither blame nor hope, because it is read after a loss too */
  NOT_REGISTERED: '该服务在孕期登记后办理。如已登记而未显示,请联系登记机构核对。',
  /** used this ordinal */
  ALREADY_USED: '您在本孕次已使用过该项目(使用日期{date})。如有误,请联系发券机构核实。',
  /** active voucher exists */
  ALREADY_CLAIMED: '您已领取该电子券,请在「我的电子券」中查看,有效期至{date}。',
  /** other package used */
  BUNDLE_EXCLUSIVE: '婚前和孕前免费套餐同一时期只能选一项,您已选择{name},无需重复检查。',
  /** recent result */
  RESULT_STILL_VALID: '您{date}的检查结果仍在有效期,可直接查看;计划有变化请咨询医生。',
  /** couple needed */
  PARTNER_NOT_LINKED: '该项目建议夫妻双方参加。请邀请对方用本人微信确认,也可先为自己单独预约。',
  /** invited, no answer */
  PARTNER_PENDING: '已向对方发送邀请,等待本人确认。对方确认前您仍可预约自己的部分。',
  /** two records */
  DUPLICATE_PERSON: '系统中有多条与您相近的信息,需人工核对,一般1个工作日内完成,不影响到院办理。',
  /** name/ID fail */
  ID_MISMATCH: '姓名与证件号码未通过核验。请核对生僻字、间隔号「·」,或带证件到窗口办理。',
  /** passport etc. online */
  ID_TYPE_UNSUPPORTED: '您的证件暂不能在线核验,请带证件原件到发券机构窗口办理,同样享受。',
  /** service not offered */
  NOT_IN_CATALOG_REGION: '您所在的{region}暂未开展此项目,可选择就近开展机构自费办理或关注后续通知。',
  /** wrong institution */
  SITE_NO_CAPABILITY: '该机构暂不提供此项检查,以下机构可以办理,请重新选择。',
  /** closed/holiday */
  SITE_CLOSED: '该日期机构休息,请另选日期。最近可约日期为{date}。',
  /** no quota */
  SLOT_FULL: '该时段已约满,可选其他时段或加入候补,有空位会通知您。',
  /** annual budget used */
  QUOTA_YEAR: '本年度免费名额已用完,可登记候补,名额补充后按登记顺序通知您。',
  /** clinical caution; on what a clinic recorded as well as on what she told, so it does not say who did */
  DOCTOR_FIRST: '按目前登记的情况,需要先由医生评估再确定检查项目,请预约门诊咨询医生。',
  /** only on a doctor's registration, and there is none: nothing is to be done, and nothing is suspected */
  DOCTOR_REFERS: '本项由医生根据筛查情况登记后办理;医生没有登记的,不需要做。如有疑问请咨询医生。',
  /** consent not given */
  CONSENT_MISSING: '需要您阅读并单独同意后才能办理。您可以不同意,不影响使用其他服务。',
  /** <18 (or <14 data) */
  MINOR_GUARDIAN: '未成年人办理一般需监护人陪同并同意;有困难可直接到妇幼机构,医生会提供帮助。',
  /** hardship not on list */
  NOT_CERTIFIED: '暂未查到您的认定信息。请带认定证明到窗口核对;核对期间,其他检查和服务照常预约办理。',
  /** outcome registered */
  CLOSED_PREGNANCY: '该服务已结束。如登记有误,请联系您的责任医生,我们会谨慎处理。',
  /** withdrawn by authority */
  REVOKED: '该电子券已停用,原因:{plain}。您可申请复核,复核期间不影响就医。',
  /** dependency down */
  SYSTEM_RETRY: '核验服务繁忙,已为您保留申请,将在24小时内自动重试并通知结果,无需重复提交。',
  /** past expiry */
  EXPIRED_VOUCHER: '电子券已于{date}到期。检查时间未过的,可一键申请延期一次。',
  /** helper lacks mandate */
  PROXY_NOT_AUTH: '您还没有获得对方授权。请让本人用微信确认,或到窗口出示双方证件办理。',
} as const

export type RefusalCode = keyof typeof refusals
