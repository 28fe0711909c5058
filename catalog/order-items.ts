/** The menu of family services (点单, domain B5). Times marked cfg there are this product's defaults. No message ever offers one. */
import { orderMenu, type OrderItem } from '../cloudfunctions/orders/rules/item'

const everyone: OrderItem['categories'] = ['special_family', 'low_income', 'destitute', 'disabled']
const eased: OrderItem['categories'] = ['low_income', 'destitute', 'disabled']

export const orderItems: readonly OrderItem[] = orderMenu.parse([
  {
    item: 'contact',
    name: '专员联系',
    note: '您的家庭服务专员与您电话联系或上门看望',
    categories: ['special_family'],
    within: { workingDays: 1 },
    fields: [
      { field: 'way', label: '联系方式', options: ['电话', '上门'] },
      { field: 'time', label: '方便的时间', optional: true },
      { field: 'topic', label: '想说的事', optional: true },
    ],
  },
  {
    item: 'family_doctor',
    name: '家庭医生',
    note: '签约家庭医生,上门巡诊',
    categories: everyone,
    within: { workingDays: 3 },
    fields: [
      { field: 'address', label: '上门地址' },
      { field: 'health', label: '身体状况', optional: true },
    ],
  },
  {
    item: 'green_channel',
    name: '就医陪诊',
    note: '优先就诊,需要时有人陪同',
    categories: ['special_family', 'disabled'],
    within: { wantedDayFrom: 1 },
    callFirst: { phone: '120', when: '病情紧急时请先拨打' },
    fields: [
      { field: 'hospital', label: '就诊医院' },
      { field: 'companion', label: '陪同', options: ['需要', '不需要'] },
      { field: 'department', label: '科室或事由', optional: true },
    ],
  },
  {
    item: 'counselling',
    name: '心理支持',
    note: '与专业人员谈一谈,内容保密',
    categories: everyone,
    within: { workingDays: 3 },
    callFirst: { phone: '12356', when: '此刻很难受时请先拨打,全天有人接听' },
    fields: [
      { field: 'way', label: '方式', options: ['电话', '视频', '见面'] },
      { field: 'counsellor', label: '希望对方是', options: ['女性', '男性', '都可以'] },
      { field: 'time', label: '方便的时间', optional: true },
    ],
  },
  {
    item: 'art',
    name: '生育健康咨询',
    note: '机构咨询与补助申请协助',
    categories: ['special_family'],
    within: { workingDays: 3 },
    fields: [
      { field: 'question', label: '想了解的事' },
      { field: 'centre', label: '已联系的机构', optional: true },
    ],
  },
  {
    item: 'transport',
    name: '检查接送',
    note: '体检、两癌筛查时上门接送',
    categories: everyone,
    within: { wantedDayFrom: 1 },
    fields: [
      { field: 'address', label: '接送地址' },
      { field: 'place', label: '检查地点' },
    ],
  },
  {
    item: 'extra_checks',
    name: '婚检孕检加项',
    note: '在免费项目之外可减免的检查',
    categories: eased,
    within: { wantedDayFrom: 0 },
    fields: [{ field: 'check', label: '检查', options: ['婚前检查', '孕前检查', '产前检查'] }],
  },
  {
    item: 'maternity_car',
    name: '孕产专车',
    note: '孕产期就诊、住院接送,24小时受理',
    categories: [],
    pregnant: true,
    within: { hours: 24 },
    callFirst: { phone: '120', when: '有破水、出血或规律腹痛时请先拨打' },
    fields: [
      { field: 'address', label: '接送地址' },
      { field: 'place', label: '要去的医院' },
      { field: 'signs', label: '现在的情况', optional: true },
    ],
  },
  {
    item: 'claim_help',
    name: '住院费用代办',
    note: '代您办理住院分娩等费用减免申请',
    categories: eased,
    within: { workingDays: 10 },
    fields: [
      { field: 'hospital', label: '住院医院' },
      { field: 'papers', label: '手上的单据', optional: true },
    ],
  },
  {
    item: 'accessible',
    name: '无障碍协助',
    note: '就诊时的手语、读屏或无障碍房间',
    categories: ['disabled'],
    within: { wantedDayFrom: 1 },
    fields: [
      { field: 'need', label: '需要', options: ['手语翻译', '读屏协助', '无障碍房间', '其他'] },
      { field: 'place', label: '就诊机构' },
      { field: 'more', label: '补充说明', optional: true },
    ],
  },
  {
    item: 'day_care',
    name: '照料与护理',
    note: '日间照料、居家护理、保险报案协助',
    categories: ['special_family'],
    minAge: 60,
    within: { workingDays: 3 },
    fields: [
      { field: 'need', label: '需要', options: ['日间照料', '居家护理', '保险报案'] },
      { field: 'address', label: '地址' },
    ],
  },
])

export const itemOf = (code: string): OrderItem | undefined => orderItems.find(({ item }) => item === code)
