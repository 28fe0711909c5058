// Everything in one visit: site, day, the registry beside it, and the parts that are free.
import { screen, waitFor } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, led, openPage, press } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/one-stop-samples'
import * as sample from '../../../../test/client/samples'
import OneStop from './index'

const backend = useBackend()
beforeEach(() =>
  backend
    .on('identity.me', sample.linked)
    .on('reminders.mine', sample.reminders)
    .on('reminders.granted', { templates: [] })
    .on('onestop.mine', { items: [], next: null })
    .on('onestop.sites', given.sites)
    .on('onestop.plan', { parts: given.parts }),
)

test('a couple books what is free for both in one visit, beside the registry', async () => {
  backend.on('onestop.book', given.visit)
  openPage(OneStop)
  await press(/^夷陵区妇幼保健院/, 'radio')
  await press('11月25日 周三', 'radio')
  await press('14:00', 'radio')
  await press('一起预约2项')
  await waitFor(() => expect(led()).toEqual(['/care/pages/itinerary/index?id=801']))
  expect(backend.inputs('onestop.book')).toEqual([
    {
      institutionId: '7',
      day: '2026-11-25',
      withPartner: true,
      registryAt: '14:00',
      checks: [
        { service: 'premarital_check', slotId: '71' },
        { service: 'preconception_check', slotId: '72' },
      ],
      supplies: [],
    },
  ])
})

test('what is not free says why, what is not wanted is left out, and a refusal stays on the page', async () => {
  backend.on('onestop.book', new ServiceError('SLOT_FULL'))
  openPage(OneStop)
  await press(/^夷陵区妇幼保健院/, 'radio')
  await press('11月26日 周四', 'radio')
  expect(await screen.findByText('目前不能免费办理:该项目仅适用于女性。')).toBeTruthy()
  await press(/^免费孕前优生健康检查/, 'switch')
  await press('一起预约1项')
  expect(await screen.findByText(/已约满/)).toBeTruthy()
  expect(backend.inputs('onestop.book')[0]?.checks).toEqual([{ service: 'premarital_check', slotId: '71' }])
})

test('what is missing is asked for once, where it can be filled in', async () => {
  const missing = given.parts.map(part =>
    part.programme === 'V_PREMARITAL'
      ? part
      : {
          ...part,
          free: false,
          slot: null,
          reasons: ['需核对:计划怀孕的时间。'],
          page: '/pages/declare/index',
        },
  )
  backend.on('onestop.plan', { parts: missing })
  openPage(OneStop)
  await press(/^夷陵区妇幼保健院/, 'radio')
  await press('11月25日 周三', 'radio')
  await press(/^补充信息后可一起约/)
  expect(led()).toEqual(['/pages/declare/index'])
})

test('alone, without a day that fits, and before signing in there is a way on', async () => {
  backend.on('identity.me', sample.resident).on('onestop.sites', { items: [] })
  openPage(OneStop)
  await press('邀请伴侣')
  await press('分开预约')
  expect(backend.inputs('onestop.sites')).toEqual([{ withPartner: false }])
  expect(led().sort()).toEqual(['/pages/appointments/index', '/pages/partner/index'])
})

test('a visit that is booked leads to its day', async () => {
  backend.on('onestop.mine', { items: [given.visit], next: null })
  openPage(OneStop)
  await press(/免费婚前医学检查、免费孕前优生健康检查、免费叶酸/)
  expect(led()).toEqual(['/care/pages/itinerary/index?id=801'])
  expect(body()).toContain('夷陵区妇幼保健院')
})
