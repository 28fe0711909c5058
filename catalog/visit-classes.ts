/** The three classes of visits (三类访视对象). The source names them without defining them: these are defaults [D] of domain A1 1.2. */
import { visitClassTable, type VisitClass } from '../cloudfunctions/visits/rules/visit-class'
import type { VisitRule } from '../cloudfunctions/visits/rules/visit-rule'

const here: VisitRule[] = [{ is: 'alive' }, { is: 'resident' }, { is: 'sex', sex: 'female' }]
const marriedOfAge: VisitRule[] = [...here, { is: 'couple' }, { is: 'age', min: 15, max: 49, on: 'today' }]
const inStages: VisitRule = { is: 'any', of: [{ is: 'pregnant' }, { is: 'delivered', withinMonths: 12 }] }
/** Nobody is asked about contraception while she is pregnant. */
const expecting: VisitClass['form'] = ['counselling', 'education']
const form: VisitClass['form'] = ['counselling', 'education', 'contraceptives']

export const visitClasses: readonly VisitClass[] = visitClassTable.parse([
  {
    class: 1,
    title: '计划怀孕或未采取长效措施',
    rule: {
      is: 'all',
      of: [
        ...marriedOfAge,
        { is: 'not', of: inStages },
        {
          is: 'any',
          of: [
            { is: 'plansPregnancy', fromDays: -180, toDays: 365 },
            // Never asked is unknown, and unknown is not "none": she is asked at the first yearly visit.
            { is: 'not', of: { is: 'longActing' } },
          ],
        },
      ],
    },
    every: { months: 3 },
    form,
  },
  {
    class: 2,
    title: '孕期和产后一年内',
    // No marriage is asked for: a pregnant woman is visited as she is.
    rule: { is: 'all', of: [...here, inStages] },
    every: {
      // Windows of the stage table (domain C3): GA 6–12 weeks, 16–20, 21–24, 28–36, 37–40, then after the birth.
      stages: [
        { key: 'PG_BOOKLET', title: '孕早期访视', anchor: 'LMP', from: 42, to: 90, form: expecting },
        { key: 'PG_VISIT2', title: '孕16至20周访视', anchor: 'LMP', from: 112, to: 146, form: expecting },
        { key: 'PG_VISIT3', title: '孕21至24周访视', anchor: 'LMP', from: 147, to: 174, form: expecting },
        { key: 'PG_VISIT4', title: '孕28至36周访视', anchor: 'LMP', from: 196, to: 258, form: expecting },
        { key: 'PG_VISIT5', title: '孕37至40周访视', anchor: 'LMP', from: 259, to: 286, form: expecting },
        { key: 'PP_HOME_VISIT', title: '产后访视', anchor: 'BIRTH', from: 3, to: 14 },
        { key: 'PP_42D', title: '产后42天访视', anchor: 'BIRTH', from: 42, to: 56 },
        { key: 'PP_HALF_YEAR', title: '产后半年访视', anchor: 'BIRTH', from: '4m', to: '6m' },
        { key: 'PP_YEAR', title: '产后一年访视', anchor: 'BIRTH', from: '10m', to: '12m' },
      ],
    },
    form,
  },
  {
    class: 3,
    title: '其他已婚育龄妇女',
    rule: { is: 'all', of: marriedOfAge },
    every: { months: 12 },
    form,
  },
])
