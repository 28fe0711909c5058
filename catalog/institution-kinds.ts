/** The usual kinds of institutions with what they are capable of and when they work; a pack names them and places them. */
import type { ServiceCode } from '../types/schema'
import type { Institution, SessionTemplate } from './city'

type Weekdays = SessionTemplate['weekdays']
const workdays: Weekdays = [1, 2, 3, 4, 5]
const mondayToSaturday: Weekdays = [1, 2, 3, 4, 5, 6]

type Span = readonly [starts: string, ends: string]
const early: Span = ['08:00', '09:30']
const late: Span = ['09:30', '11:00']
const noon: Span = ['14:00', '15:30']
const evening: Span = ['15:30', '17:00']
const mornings = [early, late]
const allDay = [early, late, noon, evening]

/** Sessions of an hour and a half: fasting services have mornings only (domain H60). */
const sessions = (
  service: ServiceCode,
  weekdays: Weekdays,
  capacity: number,
  times: readonly Span[],
): SessionTemplate[] => times.map(([starts, ends]) => ({ service, weekdays, starts, ends, capacity }))

interface Kind {
  readonly level: string
  readonly hours: string
  readonly capabilities: readonly string[]
  readonly sessions: readonly SessionTemplate[]
}

export const issuing = 'issuing'

/** What every place that hands things out and keeps booklets can redeem. */
const counter = ['V_FOLIC', 'V_CONTRA', 'V_CHILD_HEALTH']
const newborn = ['V_NB_METAB', 'V_NB_HEARING', 'V_NB_CHD', 'V_NB_DEAF_GENE']

const kinds = {
  /** 妇幼保健院: everything, the diagnosis centre too. */
  maternity: {
    level: '三级甲等',
    hours: '周一至周日 08:00-17:00,周六日上午开放部分门诊',
    capabilities: [
      ...['premarital', 'preconception', 'antenatal', 'prenatal_screening', 'ultrasound', 'womens_screening'],
      ...counter,
      ...newborn,
      ...['V_NB_CHD_ECHO', 'V_FP_SERVICE', 'V_SHUTTLE'],
    ],
    sessions: [
      ...sessions('premarital_check', mondayToSaturday, 20, mornings),
      ...sessions('preconception_check', mondayToSaturday, 16, mornings),
      ...sessions('antenatal_visit', workdays, 24, allDay),
      ...sessions('antenatal_visit', [6, 7], 16, mornings),
      ...sessions('prenatal_screening', workdays, 30, mornings),
      ...sessions('ultrasound', mondayToSaturday, 15, allDay),
      ...sessions('womens_screening', [2, 4], 30, [noon, evening]),
    ],
  },
  /** Beside a marriage registry: both checks in one visit (一站式). */
  registry: {
    level: '一级甲等',
    hours: '周一至周六 08:00-17:00',
    capabilities: ['premarital', 'preconception', ...counter],
    sessions: [
      ...sessions('premarital_check', mondayToSaturday, 16, mornings),
      ...sessions('preconception_check', mondayToSaturday, 12, mornings),
    ],
  },
  /** A general hospital with a delivery ward. */
  hospital: {
    level: '二级甲等',
    hours: '周一至周日 08:00-17:00',
    capabilities: [
      'antenatal',
      'prenatal_screening',
      'ultrasound',
      'womens_screening',
      ...newborn,
      'V_FP_SERVICE',
      'V_SHUTTLE',
    ],
    sessions: [
      ...sessions('antenatal_visit', mondayToSaturday, 20, allDay),
      ...sessions('prenatal_screening', [1, 3, 5], 24, [early]),
      ...sessions('ultrasound', mondayToSaturday, 12, allDay),
      ...sessions('womens_screening', [3], 20, [noon]),
    ],
  },
  /** A town's health centre. */
  town: {
    level: '一级甲等',
    hours: '周一至周五 08:00-17:00',
    capabilities: ['antenatal', 'womens_screening', ...counter],
    sessions: [
      ...sessions('antenatal_visit', workdays, 6, mornings),
      ...sessions('womens_screening', [2, 4], 15, [noon]),
    ],
  },
} as const satisfies Record<string, Kind>

export interface Site extends Pick<
  Institution,
  'id' | 'name' | 'region' | 'address' | 'latitude' | 'longitude' | 'phone'
> {
  readonly kind: keyof typeof kinds
  /** 建卡发券: booklets and vouchers are issued at its counter. */
  readonly issues?: boolean
}

export const institutionsOf = (sites: readonly Site[]): readonly Institution[] =>
  sites.map(({ kind, issues = false, ...site }) => {
    const { capabilities, ...usual } = kinds[kind]
    return { ...site, ...usual, capabilities: issues ? [...capabilities, issuing] : capabilities }
  })
