/** A draft as the screens show it. */
import type { Draft, DraftCheck } from '../../types/policy'
import type { Output } from '../../types/contract'
import { effectiveFromOf, type DraftRow } from './queries/drafts'
import type { Standing } from './published'
import { checkDraft, type Checked } from './rules/draft-check'
import { isSecondPerson } from './rules/draft-state'
import { changesBetween } from './rules/version-parts'

const titleOf = ({ definition }: DraftRow): string => {
  const title = definition['title']
  return typeof title === 'string' && title !== '' ? title : '未命名项目'
}

export const draftLine = (row: DraftRow): Output<'policy.programmes'>['drafts'][number] => ({
  draftId: row.draft_id,
  programme: row.code,
  title: titleOf(row),
  state: row.state,
  author: row.author_name ?? '',
  savedAt: row.saved_at,
  effectiveFrom: effectiveFromOf(row.definition),
  reason: row.reason,
})

export const checkView = ({ faults, examples, words }: Checked): DraftCheck => ({
  faults: [...faults],
  examples: examples.map(example => ({ ...example, reasons: [...example.reasons] })),
  words: [...words],
})

/** The version that a draft started from; versions stay for ever. */
export const baseOf = (row: DraftRow, { programmes }: Standing) =>
  programmes.find(
    ({ code, version, region }) =>
      code === row.code && version === row.base_version && region === row.base_region,
  )

export function draftView(row: DraftRow, standing: Standing, accountKey: string): Draft {
  const checked = checkDraft(row.definition, row.code, standing)
  const base = baseOf(row, standing)
  return {
    draftId: row.draft_id,
    programme: row.code,
    state: row.state,
    revision: row.revision,
    definition: row.definition,
    author: row.author_name ?? '',
    submittedBy: row.submitter_name,
    submittedAt: row.submitted_at,
    decidedBy: row.decider_name,
    reason: row.reason,
    publishedVersion: row.published_version,
    base:
      base === undefined
        ? null
        : { version: base.version, region: base.region, effectiveFrom: base.effectiveFrom },
    check: checkView(checked),
    changes: base === undefined || checked.programme === null ? [] : changesBetween(base, checked.programme),
    mayDecide: row.state === 'submitted' && isSecondPerson(row, accountKey),
  }
}
