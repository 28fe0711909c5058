// Pages of one-stop visits.
import ItineraryPage from '@/care/pages/itinerary/index'
import OneStop from '@/care/pages/one-stop/index'
import * as visiting from './one-stop-samples'
import type { PageCase } from './pages'
import * as sample from './samples'

export const ONE_STOP_PAGES: readonly PageCase[] = [
  {
    path: 'care/pages/one-stop',
    Page: OneStop,
    title: '婚检孕检一站式',
    waitsFor: 'onestop.sites',
    shows: '最近可约 2026年11月25日',
    answers: backend =>
      backend
        .on('identity.me', sample.linked)
        .on('onestop.mine', { items: [], next: null })
        .on('onestop.sites', visiting.sites),
  },
  {
    path: 'care/pages/itinerary',
    Page: ItineraryPage,
    title: '一站式行程',
    params: { id: '801' },
    waitsFor: 'onestop.get',
    shows: '免费叶酸',
    answers: backend => backend.on('identity.me', sample.linked).on('onestop.get', visiting.visit),
  },
]
