// The device's clock. In the demo on a laptop time is driven, so there, and only there, the device follows the demo's clock.
import { readStored, store } from './storage'

const slot = 'demo.clock'

/** Milliseconds that the demo is ahead; undefined where nobody signed in to a demo. */
const ahead = (): number | undefined => {
  const offset = readStored(slot)
  return typeof offset === 'number' ? offset : undefined
}

/** Epoch milliseconds. */
export const deviceNow = (): number => Date.now() + (ahead() ?? 0)

export const inDemo = (): boolean => ahead() !== undefined

/** @param now the demo's own time */
export const followDemo = (now: string): boolean => store(slot, Date.parse(now) - Date.now())
