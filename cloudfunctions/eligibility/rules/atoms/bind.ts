/** The closed list of atoms, and the one place where an atom as data becomes an atom that can answer. */
import type { z } from '../../../../types/schema'
import { age, ageAtom } from './age'
import { placeName } from '../region'
import type { AtomContext, BoundAtom } from './atom'
import { childAge, childAgeAtom } from './child-age'
import { childrenAtom, count, fetusesAtom } from './count'
import { district, districtAtom } from './district'
import { evidence, evidenceAtom } from './evidence'
import { gestationalAge, gestationalAgeAtom } from './gestational-age'
import { hardship, hardshipAtom } from './hardship'
import { lastScreen, lastScreenAtom } from './last-screen'
import { marriageAge, marriageAgeAtom } from './marriage-age'
import { married, marriedAtom } from './married'
import { motherResidence, motherResidenceAtom } from './mother-residence'
import { partnerLinked, partnerLinkedAtom } from './partner-linked'
import { plansPregnancy, plansPregnancyAtom } from './plans-pregnancy'
import { pregnancyEnded, pregnancyEndedAtom } from './pregnancy-ended'
import {
  alive,
  aliveAtom,
  couple,
  coupleAtom,
  known,
  knownAtom,
  pregnant,
  pregnantAtom,
  resident,
  residentAtom,
} from './presence'
import { residence, residenceAtom } from './residence'
import { screening, screeningAtom } from './screening'
import { sex, sexAtom } from './sex'
import { clearBit, unheldAtom, unusedAtom } from './voucher'

export const atomSchemas = [
  aliveAtom,
  residentAtom,
  coupleAtom,
  pregnantAtom,
  knownAtom,
  sexAtom,
  ageAtom,
  residenceAtom,
  marriedAtom,
  gestationalAgeAtom,
  plansPregnancyAtom,
  fetusesAtom,
  childrenAtom,
  hardshipAtom,
  lastScreenAtom,
  partnerLinkedAtom,
  unusedAtom,
  unheldAtom,
  marriageAgeAtom,
  childAgeAtom,
  districtAtom,
  evidenceAtom,
  screeningAtom,
  motherResidenceAtom,
  pregnancyEndedAtom,
] as const

export type Atom = z.infer<(typeof atomSchemas)[number]>

export function bindAtom(atom: Atom, context: AtomContext): BoundAtom {
  switch (atom.is) {
    case 'alive':
      return alive()
    case 'resident':
      return resident(placeName(context))
    case 'couple':
      return couple()
    case 'pregnant':
      return pregnant()
    case 'known':
      return known(atom.fact)
    case 'sex':
      return sex(atom.sex)
    case 'age':
      return age(atom)
    case 'residence':
      return residence(atom.mode, context)
    case 'married':
      return married(atom)
    case 'gestationalAge':
      return gestationalAge(atom)
    case 'plansPregnancy':
      return plansPregnancy(atom)
    case 'fetuses':
    case 'children':
      return count(atom.is, atom.min, atom.max)
    case 'hardship':
      return hardship(atom.anyOf)
    case 'lastScreen':
      return lastScreen(atom)
    case 'partnerLinked':
      return partnerLinked()
    case 'unused':
      return clearBit('used', context.ordinal, atom.of)
    case 'unheld':
      return clearBit('holds', context.ordinal, atom.of)
    case 'marriageAge':
      return marriageAge()
    case 'childAge':
      return childAge(atom)
    case 'district':
      return district(atom.anyOf, atom.name)
    case 'evidence':
      return evidence(atom.anyOf, atom.title)
    case 'screening':
      return screening(atom.kind, atom.result)
    case 'motherResidence':
      return motherResidence(atom.mode, context)
    case 'pregnancyEnded':
      return pregnancyEnded(atom.withinDays)
  }
}
