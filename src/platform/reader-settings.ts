// What the host already knows about the reader: the text size that she chose in WeChat.
import Taro from '@tarojs/taro'

/** WeChat's own font size in px (its default is 16 or 17), or undefined where the host has none. */
export function hostFontSize(): number | undefined {
  if (process.env.TARO_ENV !== 'weapp') return undefined
  try {
    const info: object = Taro.getAppBaseInfo() // Taro's type does not know the field
    return 'fontSizeSetting' in info && typeof info.fontSizeSetting === 'number'
      ? info.fontSizeSetting
      : undefined
  } catch {
    return undefined
  }
}
