/** Which step of an application may follow which: the table above `subsidyState`, for the machine. */
import type { SubsidyState } from '../../../types/subsidies'

const after: Readonly<Record<SubsidyState, readonly SubsidyState[]>> = {
  submitted: ['returned', 'reviewed', 'refused', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  reviewed: ['approved', 'refused', 'withdrawn'],
  approved: ['paid'],
  refused: ['appealed'],
  appealed: ['submitted', 'refused'],
  paid: [],
  withdrawn: [],
}

export const mayMove = (from: SubsidyState, to: SubsidyState): boolean => after[from].includes(to)

/** Not decided yet. What was granted is `used` in the facts of its year, and another year may bring another event. */
export const isOpen = (state: SubsidyState): boolean =>
  state === 'appealed' || after[state].includes('withdrawn')
