/** Invented newborns, and programmes for them: a test city may not offer any. */
import { programmeVersion, type Programme } from '../cloudfunctions/eligibility/rules/programme'
import { factsChanged } from '../cloudfunctions/eligibility/changed'
import { sql } from '../cloudfunctions/database/sql'
import { z, type PersonId } from '../types/schema'
import { addPerson, type Added } from './people'
import type { World } from './world'

/** A child of this mother, with facts. @param bornAt Shanghai local, `2026-11-20 08:15` */
export async function addChild(
  world: Pick<World, 'services'>,
  mother: PersonId,
  bornAt: string,
  name = '沈小晨',
): Promise<Added> {
  const child = await addPerson(world, { birth: bornAt.slice(0, 10), name })
  await world.services.db.run(sql`
    insert into newborn (person_id, mother_id, born_at, source, recorded_at)
    values (${child.id}, ${mother}, ${bornAt}::timestamp, 'clinic', ${world.services.clock.now()})`)
  await factsChanged(world.services, [child.id])
  return child
}

const common = {
  version: 1,
  region: '420506',
  regionName: '夷陵区',
  effectiveFrom: '2026-01-01',
  subject: 'person',
  freeItems: ['一项检查'],
  documents: ['出生医学证明'],
  preparation: [],
  next: '带孩子到接种门诊办理。',
  source: '试验政策',
} as const

/** A hearing check in the first 42 days, once in a life; a subsidy that asks for a certificate of birth. */
export const childProgrammes: readonly Programme[] = [
  z.parse(programmeVersion, {
    ...common,
    code: 'V_TEST_HEARING',
    ordinal: 60,
    title: '听力筛查',
    summary: '出生42天内免费筛查一次。',
    every: 'once',
    window: '出生后42天内',
    rule: {
      is: 'all',
      of: [
        { is: 'alive' },
        { is: 'childAge', from: '2d', to: '42d' },
        { is: 'motherResidence', mode: 'HUKOU_ONE' },
        { is: 'unheld' },
        { is: 'unused' },
      ],
    },
    refusalOrder: ['TOO_EARLY', 'TOO_LATE', 'ALREADY_CLAIMED', 'ALREADY_USED'],
    voucherDays: 30,
  }),
  z.parse(programmeVersion, {
    ...common,
    code: 'S_TEST_CHILD',
    ordinal: 61,
    title: '育儿补贴',
    summary: '三岁以内每年一次。',
    window: '三周岁以内',
    rule: {
      is: 'all',
      of: [
        { is: 'alive' },
        { is: 'childAge', to: '3y' },
        { is: 'evidence', anyOf: ['birth_certificate'], title: '出生医学证明' },
      ],
    },
    refusalOrder: ['TOO_LATE'],
  }),
]
