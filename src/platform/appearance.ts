// Carries the chosen appearance to what lies outside our pages: the host's bars and the ground behind.
import Taro from '@tarojs/taro'

export interface Appearance {
  theme: 'auto' | 'light' | 'dark'
  /** The classes that <Page> carries as well, for instance "theme-dark is-care scale-130". */
  classes: string
}

const BARS = {
  light: { front: '#000000', back: '#f6f3ec', tab: '#fffdf8', text: '#626c66', on: '#1f5c4d', line: 'black' },
  dark: { front: '#ffffff', back: '#141b18', tab: '#1c2521', text: '#a3aca5', on: '#8ccbb5', line: 'white' },
} as const

/** theme.json serves `auto` in WeChat by itself; a forced theme has to be told to each bar. */
export function showAppearance({ theme, classes }: Appearance, onTab: boolean): void {
  if (process.env.TARO_ENV !== 'weapp') {
    document.documentElement.className = classes
    return
  }
  const dark = theme === 'dark' || (theme === 'auto' && Taro.getAppBaseInfo().theme === 'dark')
  const bar = dark ? BARS.dark : BARS.light
  void Taro.setNavigationBarColor({ frontColor: bar.front, backgroundColor: bar.back })
  void Taro.setBackgroundColor({ backgroundColor: bar.back })
  if (onTab)
    void Taro.setTabBarStyle({
      color: bar.text,
      selectedColor: bar.on,
      backgroundColor: bar.tab,
      borderStyle: bar.line,
    })
}
