import type { Atom } from '../../eligibility/rules/atoms/bind'
import { conditionKinds } from './condition-kinds'
import { placeOf, reasonOf } from './fault-place'
import { refusalOptions } from './refusal-names'
import { atomWords, ruleLines } from './words'

test('a rule reads as a list, its groups indented', () => {
  expect(
    ruleLines({
      is: 'all',
      of: [
        { is: 'alive' },
        { is: 'gestationalAge', fromDays: 84, toDays: 160 },
        {
          is: 'any',
          of: [
            { is: 'residence', mode: 'HUKOU_ONE' },
            { is: 'not', of: { is: 'age', on: 'edd', min: 35 }, refusal: 'DOCTOR_FIRST' },
          ],
        },
      ],
    }),
  ).toEqual([
    '档案状态正常',
    '孕12周至孕22周+6',
    '以下符合一项即可:',
    '  一方为本地户籍',
    '  以下不符合:(不符合时告知:按目前登记的情况,需要先由医生评估再确定检查项目,请预约门诊咨询医生)',
    '    预产期时满35周岁',
  ])
})

test('a refusal names its blanks and shows none of them raw', () => {
  const late = { is: 'not', of: { is: 'pregnant' }, refusal: 'TOO_LATE' } as const
  expect(ruleLines(late)[0]).toBe('以下不符合:(不符合时告知:本项需在「规定时间」办理,目前已超过时间)')
  for (const { label } of refusalOptions) expect(label).not.toMatch(/[{}]/)
})

test('windows around a day read as before and after it', () => {
  expect(atomWords({ is: 'married', fromDays: -90, toDays: 365 })).toBe('结婚登记前90天至登记后1年')
  expect(atomWords({ is: 'plansPregnancy', fromDays: 0, toDays: 30 })).toBe(
    '计划怀孕日当天至计划怀孕日后30天',
  )
})

test('no title, label or word of the form hurts, congratulates or names an illness', () => {
  const taboo = /失独|特殊家庭|高危|异常|畸形|二胎|三胎|癌|梅毒|艾滋|乙肝|唐氏|恭喜|祝贺/
  const texts = Object.values(conditionKinds).flatMap(kind => [
    kind.title,
    kind.group,
    ...Object.values(kind.fields).flatMap(field => [
      field.label,
      ...('options' in field ? field.options.map(({ label }: { label: string }) => label) : []),
    ]),
  ])
  expect(texts.filter(text => taboo.test(text))).toEqual([])
})

test('every kind starts with what can be read', () => {
  for (const [is, { initial }] of Object.entries(conditionKinds))
    expect(atomWords({ is, ...initial } as Atom)).not.toMatch(/undefined|NaN/)
})

test('a fault is placed as the form shows it', () => {
  const definition = {
    title: '',
    freeItems: ['一', ''],
    rule: {
      is: 'all',
      of: [{ is: 'alive' }, { is: 'not', of: { is: 'all', of: [{ is: 'age', on: 'today' }] } }],
    },
  }
  expect(placeOf('rule.of.1.of.of.0.min', definition)).toBe('条件2.1 · 满(周岁)')
  expect(placeOf('freeItems.1', definition)).toBe('免费内容2')
  expect(placeOf('examples.0.on', definition)).toBe('示例1')
  expect(placeOf('effectiveFrom', definition)).toBe('生效日期')
  expect(reasonOf('title', '太短', definition)).toBe('请填写')
  expect(reasonOf('rule.of.0.is', '无效输入', definition)).toBe('没有这种条件')
})
