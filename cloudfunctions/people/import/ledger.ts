/** The account of one feed: every row has one outcome, and the totals reconcile. */
import type { Reading } from './cells'
import { weightOf, type Issue, type IssueCode, type ReviewCode } from './issue'

export type Outcome = 'created' | 'merged' | 'unchanged' | 'refused' | 'review'
export type Counts = Readonly<Record<Outcome, number>> & { readonly read: number }

/** created: a new record. merged: folded into a record. unchanged: the records say so already. */
export class Ledger {
  readonly issues: Issue[] = []
  private readonly tally = { created: 0, merged: 0, unchanged: 0, refused: 0, review: 0 }

  /** Books what the reader could not take; what it could goes on. */
  taken<T>(readings: readonly Reading<T>[]): { readonly row: number; readonly value: T }[] {
    return readings.flatMap(({ row, issues, value }) => {
      for (const issue of issues) this.issues.push(issue)
      if (value !== null) return [{ row, value }]
      this.tally[issues.some(({ code }) => weightOf(code) === 'refused') ? 'refused' : 'review'] += 1
      return []
    })
  }
  say(row: number, column: string, code: IssueCode): void {
    this.issues.push({ row, column, code })
  }
  book(outcome: Exclude<Outcome, 'refused' | 'review'>): void {
    this.tally[outcome] += 1
  }
  review(row: number, column: string, code: ReviewCode): void {
    this.tally.review += 1
    this.say(row, column, code)
  }
  counts(): Counts {
    const { tally } = this
    return {
      read: tally.created + tally.merged + tally.unchanged + tally.refused + tally.review,
      ...tally,
    }
  }
}
