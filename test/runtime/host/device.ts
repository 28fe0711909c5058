// The phone that a test holds: settings it can change, and a record of what the app asked the phone to do.
import { fire } from './listeners'

export interface Device {
  /** WeChat's own font size setting in px: 16 is normal, 23 the largest. */
  fontSizeSetting: number
  theme: 'light' | 'dark'
  networkType: 'wifi' | '4g' | 'none'
  location: { latitude: number; longitude: number }
  /** What the camera sees next; undefined means that the person turns back. */
  scan: string | undefined
  /** The answer to each template that the app asks to send. */
  subscribe: 'accept' | 'reject' | 'ban'
  /** The detail of a getPhoneNumber button's event. */
  phoneNumber: { errMsg: string; code?: string }
  clipboard: string
}

export const device: Device = {
  fontSizeSetting: 16,
  theme: 'light',
  networkType: 'wifi',
  location: { latitude: 39.9042, longitude: 116.4074 },
  scan: undefined,
  subscribe: 'accept',
  phoneNumber: { errMsg: 'getPhoneNumber:ok', code: 'phone-number-code' },
  clipboard: '',
}

export function setDevice(change: Partial<Device>): void {
  const before = { ...device }
  Object.assign(device, change)
  if (device.theme !== before.theme) fire('ThemeChange', { theme: device.theme })
  if (device.networkType !== before.networkType) {
    fire('NetworkStatusChange', {
      isConnected: device.networkType !== 'none',
      networkType: device.networkType,
    })
  }
}

export interface DeviceCall {
  readonly method: string
  readonly options: unknown
}

const calls: DeviceCall[] = []

export const deviceCalls = (): readonly DeviceCall[] => calls

export function recordCall(method: string, options: unknown): void {
  calls.push({ method, options })
}
