/** Both are old enough to register: he 22, she 20, on the day of registration or, while it is open, today (民法典 art. 1047). */
import { z, type LocalDate } from '../../../../types/schema'
import { ageOn } from '../calendar'
import type { PersonFacts } from '../facts'
import { dateLiteral, definite, integerLiteral, nullable, type Formula } from '../formula'
import { all, any, stateOf, type State } from '../state'
import { because, override, type BoundAtom } from './atom'

export const marriageAgeAtom = z.strictObject({ is: z.literal('marriageAge'), ...override })

const male = 22
const female = 20

function oldEnough(sex: number | null, birth: LocalDate | null, day: LocalDate): State {
  const needed = sex === 1 ? male : sex === 2 ? female : null
  return stateOf(needed === null || birth === null ? null : ageOn(birth, day) >= needed)
}

const side = (prefix: string, today: LocalDate): string =>
  `f.${prefix}birth_date + case f.${prefix}sex when 1 then interval '${integerLiteral(male)} years' ` +
  `when 2 then interval '${integerLiteral(female)} years' end <= coalesce(f.married_on, ${dateLiteral(today)})`

export function marriageAge(): BoundAtom {
  const state = (facts: PersonFacts, today: LocalDate): State => {
    const day = facts.marriedOn ?? today
    return all([
      oldEnough(facts.sex, facts.birthDate, day),
      any([stateOf(facts.coupleId === null), oldEnough(facts.partnerSex, facts.partnerBirthDate, day)]),
    ])
  }
  return {
    state,
    formula: (today): Formula => ({
      kind: 'and',
      of: [
        nullable(side('', today), 2),
        { kind: 'or', of: [definite('f.couple_id is null', 2), nullable(side('partner_', today), 2)] },
      ],
    }),
    turns: [male, female].flatMap(offset => [
      { fact: 'birthDate' as const, unit: 'years' as const, offset },
      { fact: 'partnerBirthDate' as const, unit: 'years' as const, offset },
    ]),
    text: (facts, today) =>
      ({ met: '双方已到法定婚龄', not_met: '登记日双方须到法定婚龄', unknown: '法定婚龄还需核对' })[
        state(facts, today)
      ],
    reasons: () => because('AGE_MARRY'),
    missing: () => ['双方的出生日期'],
  }
}
