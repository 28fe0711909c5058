// The random name that this device gave itself: two tickets of a popular day a device. It says nothing about anybody.
import { deviceName } from '~types/tickets'
import { readStored, store } from './storage'

const KEY = 'device'

/** The same each time, as long as the device keeps what it stores. */
export function nameOfDevice(): string {
  const held = deviceName.safeParse(readStored(KEY))
  if (held.success) return held.data
  // Not a secret: who invents many names is still one person a ticket, and so many tries a minute.
  const name = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join(
    '',
  )
  store(KEY, name)
  return name
}
