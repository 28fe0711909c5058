// The rescue map: 120 first, then the centres with their phones, nearest first when a position is allowed.
import Taro from '@tarojs/taro'
import { screen } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import { centres } from '../../../../test/client/diary-samples'
import { body, openPage } from '../../../../test/client/open-page'
import RescuePage from './index'

const backend = useBackend()

test('every centre has a phone that is answered at any hour and the way to it', async () => {
  backend.on('rescue.centres', centres)
  openPage(RescuePage)
  expect(await screen.findByRole('button', { name: '拨打0717-1600121' })).toBeTruthy()
  expect(screen.getByRole('button', { name: '拨打120' })).toBeTruthy()
  expect(body()).toContain('区县级 · 孕产妇和新生儿')
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})

test('a city that has entered none says so, and 120 stays', async () => {
  backend.on('rescue.centres', { items: [] })
  openPage(RescuePage)
  expect(await screen.findByText('本地还没有登记救治中心')).toBeTruthy()
  expect(screen.getByRole('button', { name: '拨打120' })).toBeTruthy()
})
