/** What can be booked, with what to bring and how to prepare; shown when booking and again the evening before. */
import type { Service } from './city'

/** The man's and the woman's notes stand together: a couple reads one sheet. */
const coupleNotes = [
  '前一晚10点后不进食,当天空腹抽血',
  '女方避开经期,干净3天后再来',
  '女方超声前请喝水憋尿',
  '可能怀孕请先私下告诉医生,不做胸部透视',
]

export const services: readonly Service[] = [
  {
    code: 'premarital_check',
    name: '婚前医学检查',
    capability: 'premarital',
    forTwo: true,
    morningOnly: true,
    preparation: coupleNotes,
    documents: ['双方身份证', '居住证(户籍不在本地时)'],
  },
  {
    code: 'preconception_check',
    name: '孕前优生健康检查',
    capability: 'preconception',
    forTwo: true,
    morningOnly: true,
    preparation: coupleNotes.slice(0, 3),
    documents: ['双方身份证', '居住证(户籍不在本地时)'],
  },
  {
    code: 'antenatal_visit',
    name: '产前检查',
    capability: 'antenatal',
    forTwo: false,
    forPregnancy: true,
    preparation: ['首次产检请空腹', '穿宽松、方便检查的衣服'],
    documents: ['身份证', '《母子健康手册》', '以往检查单'],
  },
  {
    code: 'prenatal_screening',
    name: '产前血清学筛查',
    capability: 'prenatal_screening',
    forTwo: false,
    morningOnly: true,
    forPregnancy: true,
    preparation: ['前一晚10点后不进食,当天空腹抽血'],
    documents: ['身份证', '《母子健康手册》', '早孕超声报告'],
  },
  {
    code: 'ultrasound',
    name: '孕期超声',
    capability: 'ultrasound',
    forTwo: false,
    forPregnancy: true,
    preparation: ['孕早期请喝水憋尿', '中晚期不用憋尿,吃过早餐再来'],
    documents: ['身份证', '《母子健康手册》'],
  },
  {
    code: 'womens_screening',
    name: '适龄妇女健康筛查',
    capability: 'womens_screening',
    forTwo: false,
    preparation: ['避开经期,干净3天后再来', '检查前3天不用阴道药物、不同房', '妇科检查前请排空小便'],
    documents: ['身份证'],
  },
]
