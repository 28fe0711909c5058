/**
 * The promise of a claim (domain rule B0): a voucher keeps the version of the day on which it was claimed, for its items, its
 * validity and its redemption. Only a version that says `promised: false` is asked again, by the policy of the day of use.
 */
import { asIfUnclaimed } from '../eligibility/still-entitled'
import type { Programme } from '../eligibility/rules/programme'
import { programmesInForce } from '../catalogue/programmes'
import type { Services } from '../service/context'
import type { PersonId } from '../../types/schema'

/** Why today's policy no longer gives it; null when it does, or when that was promised. */
export async function brokenPromise(
  services: Services,
  holders: readonly PersonId[],
  claimed: Programme,
): Promise<string | null> {
  if (claimed.promised !== false) return null
  const now = (await programmesInForce(services)).find(({ code }) => code === claimed.code)
  if (now === undefined) return '该项目已结束'
  const reasons: string[] = []
  for (const holder of holders) {
    const answer = await asIfUnclaimed(services, holder, now)
    // A couple's benefit is for both as soon as it is for one of them.
    if (answer?.outcome === 'ELIGIBLE') return null
    reasons.push(...(answer?.reasons.map(({ text }) => text) ?? []))
  }
  return reasons[0]?.replace(/。$/, '') ?? '请到窗口核对资料'
}
