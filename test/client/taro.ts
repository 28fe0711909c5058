// Stands in for @tarojs/taro in component tests: a small host in memory, whose calls a test can watch and override.
import { useLayoutEffect, useRef } from 'react'

// Component tests run as the mini-program unless a test says `process.env.TARO_ENV = 'h5'`.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the build sets it; jest does not
process.env.TARO_ENV ??= 'weapp'

const storage = new Map<string, unknown>()
const answers = (name: string) => jest.fn((_options?: unknown) => Promise.resolve({ errMsg: `${name}:ok` }))

type Hook = (...args: unknown[]) => unknown
/** What mounted components registered, by hook name; call them to move through a page's life. */
export const hooks = new Map<string, Hook[]>()
/** As Taro's own: registered on mounting, gone on unmounting, and always the latest callback. */
const hook = (name: string) =>
  function useHook(callback: Hook) {
    const latest = useRef(callback)
    useLayoutEffect(() => {
      latest.current = callback
    })
    useLayoutEffect(() => {
      const run: Hook = (...args) => latest.current(...args)
      hooks.set(name, [...(hooks.get(name) ?? []), run])
      return () =>
        void hooks.set(
          name,
          (hooks.get(name) ?? []).filter(one => one !== run),
        )
    }, [])
  }

export const useLaunch = hook('launch')
export const useLoad = hook('load')
export const useReady = hook('ready')
export const useDidShow = hook('didShow')
export const useDidHide = hook('didHide')
export const usePullDownRefresh = hook('pullDownRefresh')
export const useReachBottom = hook('reachBottom')
export const useShareAppMessage = hook('shareAppMessage')

/** The page's address; set `router.params` before rendering. */
export const router: { path: string; params: Record<string, string> } = { path: '', params: {} }
export const useRouter = () => router

/** Empties storage and hooks between tests. */
export function resetHost(): void {
  storage.clear()
  hooks.clear()
  router.path = ''
  router.params = {}
}

const Taro = {
  getStorageSync: jest.fn((key: string) => storage.get(key) ?? ''),
  setStorageSync: jest.fn((key: string, value: unknown) => void storage.set(key, value)),
  getStorageInfoSync: jest.fn(() => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 })),
  removeStorageSync: jest.fn((key: string) => void storage.delete(key)),
  navigateTo: answers('navigateTo'),
  redirectTo: answers('redirectTo'),
  switchTab: answers('switchTab'),
  reLaunch: answers('reLaunch'),
  navigateBack: answers('navigateBack'),
  getCurrentPages: jest.fn((): unknown[] => []),
  getCurrentInstance: () => ({ router }),
  setNavigationBarTitle: answers('setNavigationBarTitle'),
  setNavigationBarColor: answers('setNavigationBarColor'),
  setBackgroundColor: answers('setBackgroundColor'),
  setTabBarStyle: answers('setTabBarStyle'),
  hideShareMenu: answers('hideShareMenu'),
  stopPullDownRefresh: jest.fn(),
  showToast: answers('showToast'),
  hideToast: answers('hideToast'),
  showLoading: answers('showLoading'),
  hideLoading: answers('hideLoading'),
  showModal: jest.fn(() => Promise.resolve({ confirm: true, cancel: false })),
  getAppBaseInfo: jest.fn((): { theme?: string; fontSizeSetting?: number } => ({ theme: 'light' })),
  canIUse: jest.fn(() => true),
  scanCode: jest.fn(() => Promise.resolve({ result: 'CODE' })),
  requestSubscribeMessage: jest.fn((options: { tmplIds: string[] }) =>
    Promise.resolve(Object.fromEntries([['errMsg', 'ok'], ...options.tmplIds.map(id => [id, 'accept'])])),
  ),
  addPhoneCalendar: answers('addPhoneCalendar'),
  makePhoneCall: answers('makePhoneCall'),
  openLocation: answers('openLocation'),
  getFuzzyLocation: jest.fn(() => Promise.resolve({ latitude: 30.77, longitude: 111.32 })),
  requirePrivacyAuthorize: jest.fn((options?: { success?: (answer: unknown) => void }) =>
    options?.success?.({}),
  ),
  setClipboardData: answers('setClipboardData'),
  request: jest.fn(),
  cloud: { init: jest.fn(), callFunction: jest.fn() },
  nextTick: (callback: () => void) => queueMicrotask(callback),
  useRouter,
  useDidShow,
}
export default Taro
