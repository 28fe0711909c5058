// Licences by their end: renewed, or ended with the people of the sessions that close.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, fill, openPage, press, toasts } from '../../../../test/client/open-page'
import * as sample from '../../../../test/client/samples'
import * as given from '../../../../test/client/session-samples'
import { licenceState } from '@/components/licence-words'
import LicencesPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.staff('manager'))
    .on('licences.list', given.licences)
    .on('licences.preview', given.touching)
    .on('licences.change', given.touching),
)

test.each([
  [null, '没有登记'],
  [-1, '已过期'],
  [0, '还有0天到期'],
  [30, '还有30天到期'],
  [60, '还有60天到期'],
  [61, '有效'],
])('%s days left', (days, text) => expect(licenceState(days).text).toBe(text))

test('the end of a licence is looked at, then made, and its people are told', async () => {
  openPage(LicencesPage)
  await press(/鸦鹊岭镇/)
  await press(/^更改截止日期/, 'radio')
  fill('截止日期', '2026-12-31')
  await press('看看会有什么变化')
  expect(await screen.findByText(/有2人已预约将关闭的时段/)).toBeTruthy()
  await press('确定登记,并通知改期')
  expect(toasts()).toEqual(['已登记,已通知2人改期'])
  expect(backend.inputs('licences.change')).toEqual([
    { institutionId: '4205060005', change: { kind: 'end', licenceId: '901', to: '2026-12-31' } },
  ])
})

test('a first licence needs its number, issuer and both days', async () => {
  backend.on('licences.preview', { ...given.touching, people: 0, touched: [] })
  openPage(LicencesPage)
  await press(/夷陵区妇幼/)
  expect(body()).toContain('还没有登记许可')
  expect(screen.getByRole('button', { name: '看看会有什么变化' }).getAttribute('aria-disabled')).toBe('true')
  fill('许可证编号', '许可示例1')
  fill('发证机关', '区卫生健康局')
  fill('起始日期', '2026-12-01')
  fill('截止日期', '2029-11-30')
  await press('看看会有什么变化')
  await press('确定登记')
  expect(backend.inputs('licences.change')).toEqual([
    {
      institutionId: '4205060001',
      change: {
        kind: 'record',
        capability: 'premarital',
        number: '许可示例1',
        issuedBy: '区卫生健康局',
        from: '2026-12-01',
        to: '2029-11-30',
      },
    },
  ])
})

test('a licence that is known already is told', async () => {
  backend.on('licences.preview', new ServiceError('LICENCE_KNOWN'))
  openPage(LicencesPage)
  await press(/鸦鹊岭镇/)
  await press(/^更改截止日期/, 'radio')
  fill('截止日期', '2026-12-31')
  await press('看看会有什么变化')
  expect(await screen.findByText(/已登记过/)).toBeTruthy()
})
