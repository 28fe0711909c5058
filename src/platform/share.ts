// Switches forwarding off: personal pages must not be shared into a chat. <Page> does this unless told otherwise.
import Taro from '@tarojs/taro'

/** A browser has no such menu, so there is nothing to switch there. */
export function disableShare(): void {
  if (process.env.TARO_ENV === 'weapp')
    void Taro.hideShareMenu({ menus: ['shareAppMessage', 'shareTimeline'] })
}
