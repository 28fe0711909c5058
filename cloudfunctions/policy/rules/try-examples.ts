/** The example cases of a version, tried: an author's own test, which must pass before anybody publishes. */
import type { DraftCheck } from '../../../types/policy'
import { fill } from '../../../types/errors'
import { refusals } from '../../../types/refusals'
import { runExamples } from '../../eligibility/rules/examples'
import type { Programme } from '../../eligibility/rules/programme'
import { placeName } from '../../eligibility/rules/region'

export type ExampleResult = DraftCheck['examples'][number]

export function tryExamples(programme: Programme): readonly ExampleResult[] {
  const params = { region: placeName(programme), range: programme.window, name: programme.title }
  return runExamples(programme).map(({ title, ok, expected, answered, reasons, missing }) => ({
    title,
    expect: expected,
    got: answered,
    passed: ok,
    reasons: [
      ...reasons.map(code => fill(refusals[code], params)),
      ...missing.map(paper => `还不清楚:${paper}`),
    ],
  }))
}
