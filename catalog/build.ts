/** From the parts of a pack to a checked city: national programmes where it has none of its own, quotas, its own stage table. */
import { publish } from '../cloudfunctions/eligibility/rules/catalogue'
import type { Programme } from '../cloudfunctions/eligibility/rules/programme'
import type { Quota, Region, Stage } from './city'
import type { Entry } from './kinds/kind'
import { nationalEntries } from './national/programmes'
import { stages } from './stages'

/** @throws CatalogueError with every fault: a city must not start on a policy that does not hold together */
export function programmesOf(own: readonly Entry[]): readonly Programme[] {
  const codes = new Set(own.map(({ code }) => code))
  return publish([...own, ...nationalEntries.filter(({ code }) => !codes.has(code))])
}

const years = [2026, 2027]
/** Enough for everybody, where a city has set no number. */
const plenty = 20_000

/** @param places free places a year by code; the others get plenty */
export const quotasOf = (
  programmes: readonly Programme[],
  places: Readonly<Record<string, number>> = {},
): readonly Quota[] => {
  const vouchers = new Set(programmes.filter(p => p.voucherDays !== undefined).map(({ code }) => code))
  return years.flatMap(year =>
    [...vouchers].map(programme => ({ programme, year, total: places[programme] ?? plenty })),
  )
}

/** Free everywhere without a voucher: the national immunisation programme. */
const immunisation = 'NIP'

/** Told in the city that does not give it: nothing of a voucher, nothing of free. */
function withoutVoucher({ smsWithoutVoucher, ...stage }: Stage): readonly Stage[] {
  if (stage.voucher === immunisation) return [{ ...stage, voucher: null }]
  if (stage.onlyWithVoucher) return []
  const plain = (text: string | null): string | null => text?.replaceAll('免费', '') ?? null
  return [{ ...stage, voucher: null, thing: plain(stage.thing), sms: plain(smsWithoutVoucher ?? stage.sms) }]
}

/**
 * The stage table of a city: a stage promises only what a programme of the city gives.
 * @param own what the city has different, by the key of the stage
 * @throws RangeError when a key is of no stage
 */
export function stagesOf(
  programmes: readonly Programme[],
  own: Readonly<Record<string, Partial<Omit<Stage, 'key'>>>> = {},
): readonly Stage[] {
  const unknown = Object.keys(own).filter(key => !stages.some(stage => stage.key === key))
  if (unknown.length > 0) throw new RangeError(`no such stage: ${unknown.join(', ')}`)
  const given = new Set<string>(programmes.map(({ code }) => code))
  return stages.flatMap(row => {
    const stage: Stage = { ...row, ...own[row.key] }
    return stage.voucher === null || given.has(stage.voucher) ? [stage] : withoutVoucher(stage)
  })
}

type Town = readonly [name: string, villages: string]
const number = (position: number): string => String(position + 1).padStart(3, '0')

/** A district with its towns, and the villages of each, numbered in their order. */
export const districtOf = (
  code: string,
  name: string,
  parent: string | null,
  towns: readonly Town[],
): readonly Region[] => [
  { code, name, parent, level: 3 },
  ...towns.flatMap(([town, villages], i): Region[] => {
    const townCode = code + number(i)
    return [
      { code: townCode, name: town, parent: code, level: 4 },
      ...villages.split(' ').map((village, j): Region => ({
        code: townCode + number(j),
        name: village,
        parent: townCode,
        level: 5,
      })),
    ]
  }),
]
