// Pages of relatives who book for somebody.
import HelpPage from '@/care/pages/help/index'
import HelpersPage from '@/care/pages/helpers/index'
import { mandates } from './helper-samples'
import type { PageCase } from './pages'
import * as sample from './samples'

export const HELPER_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/helpers',
    Page: HelpersPage,
    title: '亲友代办',
    waitsFor: 'helpers.mine',
    shows: '为沈*月预约',
    answers: backend => backend.on('helpers.mine', mandates),
  },
  {
    path: 'care/pages/help',
    Page: HelpPage,
    title: '代为预约',
    params: { id: '32' },
    waitsFor: 'helpers.mine',
    shows: '为沈*月预约',
    answers: backend =>
      backend
        .on('identity.me', sample.resident)
        .on('helpers.mine', mandates)
        .on('booking.services', sample.services),
  },
]
