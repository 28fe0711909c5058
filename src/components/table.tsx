// Rows and columns for the desk and the console; on a phone each row becomes a card, with its headings beside.
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from './pressable'
import { semantics } from './semantics'
import './table.scss'

export interface TableColumn<R> {
  key: string
  title: string
  cell: (row: R) => ReactNode
  /** For instance 120px; the columns without one share the rest. */
  width?: string
  /** Figures stand at the right. */
  numeric?: boolean
}

export interface TableProps<R> {
  /** What it lists, for a screen reader. */
  label: string
  columns: readonly TableColumn<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  onRow?: (row: R) => void
}

const place = (width: string | undefined) => (width === undefined ? {} : { style: { width, flex: 'none' } })

export function Table<R>({ label, columns, rows, rowKey, onRow }: TableProps<R>) {
  return (
    <View className='yy-table' {...semantics({ role: 'table', label })}>
      <View className='yy-table-row is-head' {...semantics({ role: 'row' })}>
        {columns.map(({ key, title, width, numeric }) => (
          <View
            key={key}
            className={`yy-table-cell${numeric ? ' is-numeric' : ''}`}
            {...place(width)}
            {...semantics({ role: 'columnheader' })}
          >
            {title}
          </View>
        ))}
      </View>
      {rows.map(row => {
        const cells = columns.map(({ key, title, cell, width, numeric }) => (
          <View
            key={key}
            className={`yy-table-cell${numeric ? ' is-numeric' : ''}`}
            {...place(width)}
            {...semantics({ role: 'cell' })}
          >
            <Text className='yy-table-title' {...semantics({ hidden: true })}>
              {title}
            </Text>
            <View className='yy-table-value'>{cell(row)}</View>
          </View>
        ))
        return onRow ? (
          <Pressable key={rowKey(row)} className='yy-table-row is-live' onPress={() => onRow(row)}>
            {cells}
          </Pressable>
        ) : (
          <View key={rowKey(row)} className='yy-table-row' {...semantics({ role: 'row' })}>
            {cells}
          </View>
        )
      })}
    </View>
  )
}
