// A page of rows as a table: loading, what it says when there are none, and the way to the next page.
import type { ReactNode } from 'react'
import { Empty } from './empty'
import { Loaded, type LoadedProps } from './loaded'
import { Table, type TableProps } from './table'

export interface PagedTableProps<R> extends Omit<TableProps<R>, 'rows'> {
  read: LoadedProps<{ items: R[]; next: string | null }>['read']
  /** Of `usePager`. */
  turn: (next: string | null) => ReactNode
  /** What it says when there are no rows. */
  empty: string
}

export function PagedTable<R>({ read, turn, empty, ...table }: PagedTableProps<R>) {
  return (
    <Loaded read={read} rows={3}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty icon='check' title={empty} />
        ) : (
          <>
            <Table {...table} rows={items} />
            {turn(next)}
          </>
        )
      }
    </Loaded>
  )
}
