// A short word that vanishes: only for what went well and is seen elsewhere too. Problems belong in <Notice>.
import Taro from '@tarojs/taro'

const PER_CHARACTER_MS = 180

/** Up to about 20 characters; stays longer the longer it is. */
export function toast(text: string): void {
  void Taro.showToast({ title: text, icon: 'none', duration: Math.max(1800, text.length * PER_CHARACTER_MS) })
}
