// What an ultrasound report says of gestational age, for her own entry and for the clinic's.
import { useState } from 'react'
import type { LocalDate } from '~types/schema'
import type { CallError } from '@/api/failure'
import { Card } from './card'
import { DatePicker } from './date-picker'
import { TextInput } from './text-input'

export interface Scan {
  scanOn: string
  weeks: string
  days: string
}

/** A browser's field takes letters too, and a number that is none has no sentence of its own. */
const digits = (text: string): string => text.replace(/\D/g, '')

/** The report as typed, and as the contract wants it once the weeks are there. */
export function useScan(today: LocalDate) {
  const [scan, setScan] = useState<Scan>({ scanOn: today, weeks: '', days: '0' })
  const input = { scanOn: scan.scanOn as LocalDate, weeks: Number(scan.weeks), days: Number(scan.days) }
  return { scan, setScan, input, complete: scan.weeks !== '' }
}

export interface ScanFieldsProps {
  scan: Scan
  onChange: (scan: Scan) => void
  today: LocalDate
  error: CallError | undefined
}

export function ScanFields({ scan, onChange, today, error }: ScanFieldsProps) {
  const wrong = (path: string) => {
    const text = error?.field(path)
    return text === undefined ? {} : { error: text }
  }
  return (
    <Card>
      <DatePicker
        label='超声检查日期'
        value={scan.scanOn}
        onChange={scanOn => onChange({ ...scan, scanOn })}
        max={today}
        {...wrong('scanOn')}
      />
      <TextInput
        label='报告孕周(周)'
        kind='number'
        maxLength={2}
        value={scan.weeks}
        onChange={text => onChange({ ...scan, weeks: digits(text) })}
        {...wrong('weeks')}
      />
      <TextInput
        label='加几天'
        kind='number'
        maxLength={1}
        value={scan.days}
        onChange={text => onChange({ ...scan, days: digits(text) })}
        {...wrong('days')}
      />
    </Card>
  )
}
