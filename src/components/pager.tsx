// Turns the pages of a long list: forward by the answer's cursor, back by those already used.
import { useState, type ReactNode } from 'react'
import { Button } from './button'

export interface Pager {
  /** Goes into the query's input; empty on the first page. */
  readonly at: { cursor?: string }
  /** The buttons below the list; `next` is the answer's cursor. */
  readonly turn: (next: string | null) => ReactNode
  /** Back to the first page, when the question changes. */
  readonly restart: () => void
}

export function usePager(): Pager {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  return {
    at: cursor === undefined ? {} : { cursor },
    restart: () => setCursors([]),
    turn: next => (
      <>
        {cursors.length > 0 && (
          <Button variant='quiet' fit='words' onPress={() => setCursors(cursors.slice(0, -1))}>
            上一页
          </Button>
        )}
        {next !== null && (
          <Button variant='secondary' fit='words' onPress={() => setCursors([...cursors, next])}>
            下一页
          </Button>
        )}
      </>
    ),
  }
}
