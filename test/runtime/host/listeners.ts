// The platform's own events: `wx.onX(listener)` and `wx.offX(listener)` register here, the host fires.

type Listener = (...details: unknown[]) => unknown

const registry = new Map<string, Set<Listener>>()

export const PLATFORM_EVENTS = [
  ...['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'WindowResize'],
  ...[
    'NetworkStatusChange',
    'MemoryWarning',
    'KeyboardHeightChange',
    'UserCaptureScreen',
    'NeedPrivacyAuthorization',
  ],
] as const
type PlatformEvent = (typeof PLATFORM_EVENTS)[number]

export function listen(event: PlatformEvent, listener: Listener): void {
  const listeners = registry.get(event) ?? new Set()
  registry.set(event, listeners.add(listener))
}

export function unlisten(event: PlatformEvent, listener?: Listener): void {
  if (listener) registry.get(event)?.delete(listener)
  else registry.delete(event)
}

export function fire(event: PlatformEvent, ...details: unknown[]): void {
  for (const listener of registry.get(event) ?? []) listener(...details)
}
