// Invented newborns whose screening result is not registered.
import type { Given } from './backend'

export const screened: Given<'screenings.waiting'> = {
  items: [{ voucherId: '811', title: '新生儿心脏筛查', name: '沈*晨', doneAt: '2026-11-22T02:00:00.000Z' }],
  next: null,
}
