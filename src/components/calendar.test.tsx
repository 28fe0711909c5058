// The calendar: a grid of days, and a list of the open ones in care mode.
import { act, fireEvent, render, screen } from '@testing-library/react'
import { usePreferences } from '@/store/preferences'
import { Calendar, type CalendarDay } from './calendar'

const days: CalendarDay[] = [
  { date: '2026-10-01', left: 5, closed: '休息', mark: '休', holiday: '国庆节' },
  { date: '2026-10-10', left: 3, mark: '班' },
  { date: '2026-10-12', left: 0 },
  { date: '2026-10-13', left: 8 },
]
const props = { month: '2026-10', days, value: '2026-10-10', onChange: jest.fn() }

afterEach(() => {
  act(() => usePreferences.getState().change({ careMode: false }))
  process.env.TARO_ENV = 'weapp'
})

test('an open day can be chosen and says how many places are left', () => {
  render(<Calendar {...props} />)
  fireEvent.click(screen.getByRole('gridcell', { name: '2026年10月13日 周二,余8位' }))
  expect(props.onChange).toHaveBeenCalledWith('2026-10-13')
})

test('a closed, a full and an unknown day say why and cannot be chosen', () => {
  render(<Calendar {...props} />)
  for (const name of [
    /^2026年10月1日.*国庆节,休息$/,
    /^2026年10月12日.*已约满$/,
    /^2026年10月20日.*不可预约$/,
  ]) {
    const cell = screen.getByRole('gridcell', { name })
    expect(cell.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(cell)
  }
  expect(props.onChange).not.toHaveBeenCalled()
})

test('a working weekend is marked in words, and the chosen day as selected', () => {
  render(<Calendar {...props} />)
  const cell = screen.getByRole('gridcell', { name: '2026年10月10日 周六,调休上班,余3位' })
  expect(cell.getAttribute('aria-selected')).toBe('true')
})

test('the months beyond the last one cannot be turned to', () => {
  const onMonth = jest.fn()
  render(<Calendar {...props} onMonth={onMonth} firstMonth='2026-09' lastMonth='2026-10' />)
  fireEvent.click(screen.getByRole('button', { name: '下个月' }))
  expect(onMonth).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '上个月' }))
  expect(onMonth).toHaveBeenCalledWith('2026-09')
})

test('care mode lists the open days only', () => {
  act(() => usePreferences.getState().change({ careMode: true }))
  render(<Calendar {...props} />)
  expect(screen.getAllByRole('radio').map(row => row.textContent)).toEqual([
    '10月10日 周六余3位',
    '10月13日 周二余8位',
  ])
})

test('in a browser the arrow keys step over closed days', () => {
  process.env.TARO_ENV = 'h5'
  render(<Calendar {...props} />)
  const from = screen.getByRole('gridcell', { name: /^2026年10月10日/ })
  from.focus()
  fireEvent.keyDown(from, { key: 'ArrowRight' })
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^2026年10月13日/)
  fireEvent.keyDown(screen.getByRole('gridcell', { name: /^2026年10月13日/ }), { key: 'ArrowLeft' })
  expect(document.activeElement).toBe(from)
})
