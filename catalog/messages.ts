/** The words of automatic messages that are not a stage's own, and the frame around a stage's. Limits and forbidden words are tested. */

/** With the signature 【…】 of at most 10 characters, one SMS of 70. */
export const smsLimit = 60
/** WeChat `thing` field. */
export const thingLimit = 20

/** Says nothing of what it is about: for a phone that others read too (domain C4, rule 7). */
export const neutral = {
  title: '健康服务提醒',
  body: '您有一项健康服务待办理,请登录小程序查看。',
} as const

export const several = {
  /** `{things}` joined by 「;」. */
  sms: '近期可办理:{things}。请登录小程序查看。',
  more: '{thing}等{count}项',
} as const

export const appointmentWords = {
  booked: {
    title: '已预约{service}',
    body: '已预约{date}{time},{institution}。{preparation}。请带{documents}。',
    sms: [
      '已预约{date}{time}在{institution}做{service},请带{documents}。',
      '已预约{date}{time},{institution}。',
    ],
    why: '您预约了这项服务',
  },
  tomorrow: {
    title: '明天{time}{service}',
    body: '{date}{time},{institution}。{preparation}。请带{documents}。不能来请在小程序改期或取消。',
    sms: [
      '明天{time}在{institution}做{service}。{preparation}。',
      '明天{time}在{institution}有预约,准备事项请看小程序。',
      '明天{time}有预约,准备事项请看小程序。',
    ],
    why: '您的预约在明天',
  },
  kept: {
    title: '有空位了,已为您保留',
    body: '您候补的{service}有空位:{date}{time},{institution}。位置为您保留到{until},请打开小程序确认。过时会让给下一位。',
    sms: [
      '您候补的{service}有空位:{date}{time},保留到{until},请打开小程序确认。',
      '您候补的项目有空位,保留到{until},请打开小程序确认。',
    ],
    why: '您登记了候补',
  },
  move: {
    title: '{service}需要改期',
    body: '您预约的{date}{time}{service},{institution}因安排调整不再开放。位置为您保留到改期为止,请打开预约另选时间,也可以取消。',
    sms: [
      '{institution}{date}{time}的{service}时段有调整,请在小程序改期。',
      '您{date}{time}的预约时段有调整,请在小程序改期。',
    ],
    why: '您预约的时段有调整',
  },
} as const

export const voucherWords = {
  title: '电子券即将到期',
  body: '您的电子券{titles}最早{date}到期。可以预约使用,或在券面申请延期一次。',
  sms: '您的电子券「{titles}」{date}到期,请登录小程序预约使用或申请延期。',
  note: '{date}到期,可预约或延期',
  unknown: '一项免费服务',
  why: '您领取了这张电子券',
} as const

/** What became of a voucher; why is on its page alone. `{title}` of the programme. */
export const voucherNews = {
  revoked: {
    title: '电子券有变动',
    body: '您的电子券「{title}」已由发放单位收回,原因请在券面查看,可以申请复核。',
  },
  restored: { title: '电子券已恢复', body: '您申请复核的电子券「{title}」已恢复,可以继续使用。' },
  upheld: { title: '复核有了答复', body: '您申请复核的电子券「{title}」有了答复,请登录小程序查看。' },
  issued: {
    title: '发放了一张电子券',
    body: '医生登记后,为您的孩子发放了电子券「{title}」,请登录小程序查看并预约。',
  },
  place: {
    title: '为您留了名额',
    body: '您登记等候的「{title}」有了名额,已为您保留,请尽快登录小程序领取。',
  },
} as const
export type VoucherNews = keyof typeof voucherNews

/** The same for every result: who waits and who reads learns nothing from it (domain F3). */
export const resultWords = {
  title: '医生已出具意见',
  body: '医生已出具意见,请到院或预约视频解读。',
  why: '您做了这项检查',
} as const

/** Of an application: without its name, for the name of a programme may tell something (domain F4). */
export const applicationWords = {
  title: '您的申请有了进展',
  body: '您的申请有了进展,请登录小程序查看。',
  why: '您提交了申请',
} as const

/** Of a service that she ordered: neutral, for it stands on a phone that others look at (domain F4). */
export const orderWords = {
  scheduled: {
    title: '{service}已约好',
    body: '{service}已约好:{date}{time},{channel}。需要更改时,请打开小程序联系您的家庭服务专员。',
    sms: [
      '{service}已约好:{date}{time},{channel}。如需更改请打开小程序。',
      '已约好{date}{time},详情请看小程序。',
    ],
    why: '您申请了这项服务',
  },
  tomorrow: {
    title: '明天{time}{service}',
    body: '{service}约在明天{time},{channel}。需要更改时,请打开小程序联系您的家庭服务专员。',
    sms: ['明天{time}{service},{channel}。如需更改请打开小程序。', '明天{time}有约,详情请看小程序。'],
    why: '您申请的服务在明天',
  },
} as const

export const why = {
  pregnancy: '按您登记的孕期:{ga}',
  birth: '按登记的出生时间',
  programme: '您符合「{programme}」的条件',
  other: '与您有关的健康服务',
} as const

/** Words that no automatic text may hold (domain C4, rule 8; F4). */
export const forbiddenWords: readonly string[] = [
  '失独',
  '特殊家庭',
  '特扶',
  '高危',
  '异常',
  '畸形',
  '排畸',
  '二胎',
  '三胎',
  '祝贺',
  '恭喜',
  '喜得',
  '男胎',
  '女胎',
  '性别',
  '艾滋',
  'HIV',
  '梅毒',
  '乙型肝炎',
  '性病',
  '淋病',
  '精神病',
  '抑郁',
  '唐氏',
  '遗传病',
  '阳性',
  '阴性',
  '红色',
  '橙色',
  '紫色',
]

/** What a worker reads before ringing; never shown to a resident. */
export const taskWords = {
  reminder: '电话提醒:{things}',
  unknown: '消息是否送达不明,请电话确认:{things}',
  move: '{date}{time}的预约时段有调整,请联系商量改期',
  urgent: '孕周已满41周,请今天电话联系',
  careCall: '三天内电话关怀,不谈检查和提醒',
  familyCall: '她已去世,三天内联系家属,不谈检查和提醒;按规定上报',
  /** She was promised it by the next day; it says nothing of why. */
  careCallSoon: '请在期限前打电话关心近况,不谈检查和提醒',
  absent: '三次约好未到,请电话了解情况和困难,可代为预约或由窗口提前恢复网上预约',
  undated: '孕周未确定,请联系做早孕超声',
  noOutcome: '按预产期推算已满42周,尚无结局记录,请电话了解情况',
} as const

export const guidance = {
  phone_reminder: ['先报单位和姓名,确认是本人', '说明可办理的事项、地点和时间', '问是否需要帮助预约'],
  care_call: [
    '先报单位和姓名,确认是本人,问现在方便吗',
    '只问她的身体和心情,需要什么帮助',
    '不提检查、提醒、再次怀孕',
    '有伤害自己的想法时不要挂断,立即请同事联系急救',
  ],
  undated_pregnancy: ['先报单位和姓名,确认是本人', '请她做一次早孕超声核对孕周', '如有腹痛或出血请立即就医'],
  correct_data: ['先报单位和姓名,确认是本人', '核对登记信息,不在电话里念证件号码'],
} as const
