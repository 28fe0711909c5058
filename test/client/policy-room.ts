// The policy room's own rules behind a page test: the real form, and what the real check says of a draft.
import { yiling } from '../../catalog/yiling'
import { checkDraft, type Published } from '../../cloudfunctions/policy/rules/draft-check'
import { formOf } from '../../cloudfunctions/policy/rules/draft-form'
import { copyOf } from '../../cloudfunctions/policy/rules/new-draft'
import type { Definition, DraftCheck } from '~types/policy'
import type { LocalDate, ProgrammeCode } from '~types/schema'
import type { Given } from './backend'
import * as sample from './policy-samples'

const day = (text: string) => text as LocalDate
const published: Published = {
  programmes: yiling.programmes,
  regionNames: new Map([
    ['420506', '夷陵区'],
    ['CN', '全国'],
  ]),
  region: '420506',
  today: day('2026-11-23'),
  tomorrow: day('2026-11-24'),
}

export const form = formOf(yiling, published)

export function check(definition: Definition, code: string): DraftCheck {
  const { faults, examples, words } = checkDraft(definition, code as ProgrammeCode, published)
  return { faults: [...faults], examples: [...examples], words: [...words] }
}

/** The next version of a programme as a manager begins it, with a change. */
export function draftOf(code: string, change: Definition = {}): Given<'policy.draft.get'> {
  const base = yiling.programmes.find(one => one.code === code)
  if (base === undefined) throw new Error(`no programme ${code}`)
  const definition = { ...copyOf(base, day('2027-01-01'), yiling.programmes), ...change }
  return { ...sample.draft, programme: code, definition, check: check(definition, code), changes: [] }
}
