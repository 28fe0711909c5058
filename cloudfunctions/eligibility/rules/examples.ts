/** Tries the worked cases of a programme version: what must hold before it may be published. */
import type { RefusalCode } from '../../../types/refusals'
import type { CatalogueFault } from './catalogue'
import type { Outcome } from './evaluate'
import { factsOfExample, type Example } from './example'
import { explain } from './explain'
import type { Programme } from './programme'

export interface ExampleResult {
  readonly title: string
  readonly ok: boolean
  readonly expected: Outcome
  readonly answered: Outcome
  /** What the answer says against, in order. */
  readonly reasons: readonly RefusalCode[]
  readonly missing: readonly string[]
}

function tried(programme: Programme, { title, on, facts, expect, reasons: wanted }: Example): ExampleResult {
  const { outcome, reasons, missing } = explain(programme, factsOfExample(facts), on)
  const codes = reasons.map(({ code }) => code)
  const same = wanted === undefined || wanted.join() === codes.join()
  return {
    title,
    ok: outcome === expect && same,
    expected: expect,
    answered: outcome,
    reasons: codes,
    missing,
  }
}

/** One result an example, in their order; none when the version has none. */
export const runExamples = (programme: Programme): readonly ExampleResult[] =>
  (programme.examples ?? []).map(example => tried(programme, example))

/** Those that did not come out as said, with their places. */
export const failedExamples = (programme: Programme, path: string): CatalogueFault[] =>
  runExamples(programme).flatMap(({ title, ok }, i) =>
    ok ? [] : [{ path: `${path}.${i}`, reason: `示例「${title}」的结果与预期不同` }],
  )
