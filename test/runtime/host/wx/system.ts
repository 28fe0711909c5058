// What wx tells about the device, the client and the app.
import { device } from '../device'
import { PLATFORM_EVENTS, listen, unlisten } from '../listeners'
import { entryRoute } from '../routes'
import { navigationBarHeight } from '../shell'
import { method } from './call'

const SDK_VERSION = '3.7.0'
const CAPSULE = { width: 87, height: 32, top: 6, right: 7 }

const screen = (): object => {
  const { innerWidth: width, innerHeight: height } = window
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: document.getElementById('pages')?.clientHeight || height - navigationBarHeight(),
    statusBarHeight: 0,
    screenTop: navigationBarHeight(),
    safeArea: { left: 0, top: 0, right: width, bottom: height, width, height },
  }
}

const base = (): object => ({
  SDKVersion: SDK_VERSION,
  version: '8.0.50',
  language: 'zh_CN',
  fontSizeSetting: device.fontSizeSetting,
  fontSizeScaleFactor: device.fontSizeSetting / 16,
  theme: device.theme,
  host: { env: 'WeChat' },
})

const hardware = (): object => ({
  brand: 'devtools',
  model: 'mini-program runtime',
  system: 'Linux',
  platform: 'devtools',
  benchmarkLevel: 1,
})

const permissions = (): object => ({
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
})

const all = (): object => ({ ...screen(), ...base(), ...hardware(), ...permissions() })
const launch = { path: entryRoute, query: {}, scene: 1001, shareTicket: '', referrerInfo: {} }

export const launchOptions = (): typeof launch => structuredClone(launch)

export const system = {
  getSystemInfoSync: all,
  getSystemInfo: method('getSystemInfo', all),
  getSystemInfoAsync: method('getSystemInfoAsync', all),
  getWindowInfo: screen,
  getAppBaseInfo: base,
  getDeviceInfo: hardware,
  getSystemSetting: permissions,
  getAppAuthorizeSetting: () => ({ locationAuthorized: 'authorized', notificationAuthorized: 'authorized' }),
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: launchOptions,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  getMenuButtonBoundingClientRect: () => {
    const right = window.innerWidth - CAPSULE.right
    return { ...CAPSULE, right, left: right - CAPSULE.width, bottom: CAPSULE.top + CAPSULE.height }
  },
  getNetworkType: method('getNetworkType', () => ({ networkType: device.networkType })),
  canIUse: () => true,
  nextTick: (run: () => void) => void Promise.resolve().then(run),
  ...Object.fromEntries(PLATFORM_EVENTS.map(event => [`on${event}`, listen.bind(undefined, event)])),
  ...Object.fromEntries(PLATFORM_EVENTS.map(event => [`off${event}`, unlisten.bind(undefined, event)])),
}
