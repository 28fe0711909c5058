// Where it can be done, soonest and nearest.
import { screen, waitFor } from '@testing-library/react'
import { useBackend } from '../../../test/client/backend'
import { body, led, openPage, press, settle } from '../../../test/client/open-page'
import * as sample from '../../../test/client/samples'
import Taro from '../../../test/client/taro'
import Institutions from './index'

const backend = useBackend()
const params = { service: 'premarital_check' }
beforeEach(() =>
  backend
    .on('identity.me', sample.linked)
    .on('booking.services', sample.services)
    .on('institutions.list', {
      items: [sample.clinic, { ...sample.clinic, institutionId: '8', name: '黄花镇卫生院', nextFree: null }],
      next: null,
    }),
)

test('each says when it is free next, for both of a couple, and leads to its calendar', async () => {
  openPage(Institutions, { params })
  await waitFor(() => expect(backend.inputs('institutions.list').at(-1)).toMatchObject({ people: 2 }))
  expect(await screen.findByText(/最近可约 11月25日周三 08:30/)).toBeTruthy()
  expect(body()).toContain('60天内已约满')
  await press(/^夷陵区妇幼保健院/)
  expect(led()).toEqual(['/pages/book/index?institution=7&service=premarital_check'])
})

test('the position is asked for only on a press, and sorts by distance', async () => {
  backend.on('institutions.list', input => ({
    items: [{ ...sample.clinic, distance: input.latitude === undefined ? null : 1234 }],
    next: null,
  }))
  openPage(Institutions, { params })
  await settle()
  expect(Taro.getFuzzyLocation).not.toHaveBeenCalled()
  await press('按距离排列')
  expect(await screen.findByText(/距您1\.2公里/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '按距离排列' })).toBeNull()
})

test('a refused position changes nothing and says so', async () => {
  Taro.getFuzzyLocation.mockRejectedValueOnce({ errMsg: 'getFuzzyLocation:fail auth deny' })
  openPage(Institutions, { params })
  await press('按距离排列')
  expect(await screen.findByText('没有取得位置,已按默认顺序排列,不影响预约。')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^夷陵区妇幼保健院/ })).toBeTruthy()
})

test('none at all, and no service at all, are said kindly', async () => {
  backend.on('institutions.list', { items: [], next: null })
  const view = openPage(Institutions, { params })
  expect(await screen.findByText('暂无可预约的机构')).toBeTruthy()
  view.unmount()
  openPage(Institutions, { params: { service: 'haircut' } })
  expect(await screen.findByText('没有找到这项服务')).toBeTruthy()
  await settle()
})

test('a city that has names for what institutions may do shows them', async () => {
  backend
    .on('institutions.list', {
      items: [{ ...sample.clinic, roles: ['建卡发券机构', '先心筛查机构'] }],
      next: null,
    })
    .on('identity.me', sample.resident)
    .on('booking.services', sample.services)
  openPage(Institutions, { params: { service: 'premarital_check' } })
  expect(await screen.findByText(/建卡发券机构、先心筛查机构/)).toBeTruthy()
})
