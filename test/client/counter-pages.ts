// The counter for people without a phone.
import CounterPage from '@/staff/pages/counter/index'
import type { PageCase } from './pages'
import * as sample from './samples'

export const COUNTER_PAGES: readonly PageCase[] = [
  {
    path: 'staff/pages/counter',
    Page: CounterPage,
    title: '窗口代办',
    waitsFor: 'identity.me',
    shows: '扫电子券或签到码',
    answers: backend => backend.on('identity.me', sample.staff('clerk')),
  },
]
