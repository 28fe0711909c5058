// The root of a page.
import Taro from '@tarojs/taro'
import { hooks } from '../../test/client/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { usePreferences } from '@/store/preferences'
import { Page } from './page'

afterEach(() => {
  act(() => usePreferences.getState().change({ careMode: false, theme: 'auto', textScale: 1 }))
  process.env.TARO_ENV = 'weapp'
})

test('it names the page and switches forwarding off', () => {
  render(<Page title='电子券' />)
  expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '电子券' })
  expect(Taro.hideShareMenu).toHaveBeenCalled()
})

test('a public page may be forwarded', () => {
  render(<Page title='服务机构' shareable />)
  expect(Taro.hideShareMenu).not.toHaveBeenCalled()
})

test('it carries the reader’s appearance', () => {
  act(() => usePreferences.getState().change({ careMode: true, theme: 'dark', textScale: 1.3 }))
  const { container } = render(<Page title='我的' tab />)
  expect(container.firstElementChild?.className).toContain('theme-dark is-care scale-130')
  expect(Taro.setTabBarStyle).toHaveBeenCalledWith(expect.objectContaining({ backgroundColor: '#1c2521' }))
})

test('a page that lies behind does not rename the one in front', () => {
  render(<Page title='首页' tab />)
  act(() => void hooks.get('didHide')?.at(-1)?.())
  jest.mocked(Taro.setNavigationBarTitle).mockClear()
  act(() => usePreferences.getState().change({ theme: 'dark' }))
  expect(Taro.setNavigationBarTitle).not.toHaveBeenCalled()
  act(() => void hooks.get('didShow')?.at(-1)?.())
  expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '首页' })
})

test('in a browser a page opened by its address leads back home', () => {
  process.env.TARO_ENV = 'h5'
  render(<Page title='电子券' />)
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('a tab has no way back', () => {
  process.env.TARO_ENV = 'h5'
  render(<Page title='首页' tab />)
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull()
})
