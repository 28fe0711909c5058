/** The four feeds of a population: who sends them, what they are called, which columns they must have, in this order. */
export const feeds = {
  household_register: {
    label: '公安户籍',
    columns: [
      '姓名',
      '公民身份号码',
      '性别',
      '出生日期',
      '民族代码',
      '婚姻状况代码',
      '户籍地区划',
      '现居住地区划',
      '手机号',
    ],
  },
  civil_affairs_marriages: {
    label: '民政婚姻登记',
    columns: [
      '登记日期',
      '登记机关',
      '男方姓名',
      '男方证件类型',
      '男方证件号码',
      '女方姓名',
      '女方证件类型',
      '女方证件号码',
    ],
  },
  clinic_antenatal: {
    label: '医疗产前建册',
    columns: ['机构名称', '姓名', '证件号码', '末次月经', '预产期', '胎数', '建册日期', '手机号'],
  },
  village_reports: {
    label: '基层上报',
    columns: ['区划', '姓名', '证件号码', '事项', '发生日期', '备注'],
  },
} as const satisfies Record<string, { readonly label: string; readonly columns: readonly string[] }>
