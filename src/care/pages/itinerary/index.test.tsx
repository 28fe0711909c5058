// The day of a one-stop visit: its order, one code, each part's own state.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, confirm, led, openPage, press, toasts } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/one-stop-samples'
import * as sample from '../../../../test/client/samples'
import ItineraryPage from './index'

const backend = useBackend()
const open = () => openPage(ItineraryPage, { params: { id: '801' } })
beforeEach(() => backend.on('identity.me', sample.linked).on('onestop.get', given.visit))

test('parts stand in the order of the day, the registry among them, each with what has become of it', async () => {
  open()
  await screen.findByText('当天安排')
  const text = body()
  const places = [
    '08:00–09:30已完成',
    '09:30–11:00已预约',
    '婚姻登记(民政部门)14:00自行办理',
    '免费叶酸到窗口领取',
  ].map(words => text.indexOf(words))
  expect(places.every(place => place >= 0)).toBe(true)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
  await press(/^免费孕前优生健康检查/)
  await press(/^免费叶酸/)
  expect(led()).toEqual(['/pages/appointment/index?institution=7&id=302', '/pages/voucher/index?id=503'])
})

test('the whole visit is cancelled after a question', async () => {
  const after = { ...given.visit, checkinCode: null }
  backend
    .on('onestop.get', given.visit, after)
    .on('onestop.cancel', new ServiceError('APPOINTMENT_CLOSED'), after)
  open()
  await press('取消整个行程')
  await confirm('取消行程')
  expect(await screen.findByText(/已结束或已取消/)).toBeTruthy()
  await press('取消整个行程')
  await confirm('取消行程')
  expect(toasts()).toEqual(['已取消'])
  expect(screen.queryByRole('button', { name: '取消整个行程' })).toBeNull()
})

test('without a number it says so', () => {
  openPage(ItineraryPage)
  expect(body()).toContain('没有找到这次行程')
})
