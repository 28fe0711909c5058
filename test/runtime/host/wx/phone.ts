// What the app asks of the phone and its owner. The answers are set on the device; what has no answer is only recorded.
import { device, recordCall, setDevice } from '../device'
import { showToast } from '../layer'
import { type WxMethod, method, strings, text } from './call'

/** These hand over to the phone (maps, dialler, calendar, album…): a test reads with what, nothing else happens. */
const HANDED_OVER = [
  ...['openLocation', 'makePhoneCall', 'addPhoneCalendar', 'addPhoneRepeatCalendar', 'addPhoneContact'],
  ...['previewImage', 'openDocument', 'saveImageToPhotosAlbum', 'vibrateShort', 'vibrateLong'],
  ...['setKeepScreenOn', 'setScreenBrightness', 'showShareMenu', 'hideShareMenu', 'openPrivacyContract'],
  ...[
    'openCustomerServiceChat',
    'navigateToMiniProgram',
    'hideKeyboard',
    'reportEvent',
    'setBackgroundColor',
  ],
]

/** These end with a choice by the person; without a test's answer (mockWxMethod) the person turns back. */
const CANCELLED = [
  'chooseLocation',
  'chooseImage',
  'chooseMedia',
  'chooseMessageFile',
  'requestPayment',
  'chooseAddress',
]

const handedOver = (name: string): [string, WxMethod] => [
  name,
  method(name, options => recordCall(name, options)),
]

const cancelled = (name: string): [string, WxMethod] => [
  name,
  method(name, () => {
    throw new Error('cancel')
  }),
]

export const phone = {
  ...Object.fromEntries(HANDED_OVER.map(handedOver)),
  ...Object.fromEntries(CANCELLED.map(cancelled)),

  login: method('login', () => ({ code: 'login-code' })),
  checkSession: method('checkSession', () => undefined),
  scanCode: method('scanCode', () => {
    if (device.scan === undefined) throw new Error('cancel')
    return { result: device.scan, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' }
  }),
  requestSubscribeMessage: method('requestSubscribeMessage', options => {
    recordCall('requestSubscribeMessage', options)
    return Object.fromEntries(strings(options, 'tmplIds').map(template => [template, device.subscribe]))
  }),
  getLocation: method('getLocation', () => ({
    ...device.location,
    speed: -1,
    accuracy: 65,
    altitude: 0,
    verticalAccuracy: 65,
    horizontalAccuracy: 65,
  })),
  setClipboardData: method('setClipboardData', options => {
    setDevice({ clipboard: text(options, 'data') })
    const toast = showToast('toast', '内容已复制')
    setTimeout(() => toast.remove(), 1500)
  }),
  getClipboardData: method('getClipboardData', () => ({ data: device.clipboard })),

  getSetting: method('getSetting', () => ({
    authSetting: {},
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  })),
  openSetting: method('openSetting', () => ({ authSetting: {} })),
  authorize: method('authorize', () => undefined),
  requirePrivacyAuthorize: method('requirePrivacyAuthorize', () => undefined),
  getPrivacySetting: method('getPrivacySetting', () => ({
    needAuthorization: false,
    privacyContractName: '《用户隐私保护指引》',
  })),
  getUpdateManager: () => ({
    onCheckForUpdate: (heard: (result: object) => void) => heard({ hasUpdate: false }),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
}
