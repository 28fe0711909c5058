// The reader's preferences survive a restart, and nothing that is stored can break them.
import fc from 'fast-check'
import Taro from '@tarojs/taro'
import { readStored } from '@/platform/storage'
import { appearanceClasses, parsePreferences, scaleForFontSize, usePreferences } from './preferences'

test('a change is kept on the device', () => {
  usePreferences.getState().change({ careMode: true, textScale: 1.3 })
  expect(parsePreferences(readStored('preferences'))).toEqual({
    careMode: true,
    theme: 'auto',
    textScale: 1.3,
  })
})

test('anything that is stored gives valid preferences', () => {
  fc.assert(
    fc.property(fc.anything(), stored => {
      expect(appearanceClasses(parsePreferences(stored))).toMatch(
        /^theme-(auto|light|dark)( is-care)? scale-(100|115|130|150)$/,
      )
    }),
  )
})

test('without a choice of her own the text is as large as in the rest of WeChat', () => {
  jest.mocked(Taro.getAppBaseInfo).mockReturnValue({ language: 'zh_CN', ...{ fontSizeSetting: 21 } })
  expect(parsePreferences(undefined).textScale).toBe(1.3)
  expect(parsePreferences({ textScale: 1 }).textScale).toBe(1)
})

test.each([
  [undefined, 1],
  [16, 1],
  [17, 1],
  [19, 1.15],
  [24, 1.5],
  [40, 1.5],
])('a font size of %s gives the scale %s', (px, scale) => {
  expect(scaleForFontSize(px)).toBe(scale)
})
