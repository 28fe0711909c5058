// The offline side of a desk: registered or not, today's list, what waits to be uploaded; and whether there is a network.
import { useEffect, useRef, useState } from 'react'
import { registrationText } from '~types/desk-record'
import type { DeskDay } from '~types/offline'
import type { Instant, VoucherId } from '~types/schema'
import { call } from '@/api/call'
import { followDemoClock } from '@/api/demo'
import { CallError } from '@/api/failure'
import { deviceNow } from '@/platform/device-clock'
import { keepDay, keepDevice, keptDay, keptDevice, keptWork, type KeptDevice, type Waiting } from './kept'
import { publicKeyOf, signText } from './keys'
import { dayFault, lookOffline, type FoundOffline, type Looked } from './look'
import { randomSeed } from './random-seed'
import { noteRedeemed, redeemOffline } from './redeem'
import { uploadWaiting, type Told } from './upload'

/** A list of this age is taken anew when the desk is opened: people book and claim all day. */
const staleMinutes = 30

export interface OfflineDesk {
  readonly registered: boolean
  readonly day: DeskDay | undefined
  readonly queue: readonly Waiting[]
  /** The network was lost: the desk looks at codes itself until it is back. */
  readonly offline: boolean
  readonly busy: boolean
  /** For the person, in Chinese; undefined when all is well. */
  readonly problem: string | undefined
  /** What the last upload said of those that did not count. */
  readonly notCounted: readonly Told[]
  readonly register: (label: string) => Promise<void>
  /** Uploads what waits and takes today's list anew: back to the network if that succeeds. */
  readonly sync: () => Promise<void>
  /** undefined when this desk cannot go on without a network. */
  readonly look: (code: string) => Looked | undefined
  readonly redeem: (found: FoundOffline) => Waiting | undefined
  /** This desk redeemed it online. */
  readonly note: (voucherId: VoucherId) => void
}

async function setUp(institution: string, label: string): Promise<KeptDevice> {
  const seed = await randomSeed()
  const key = publicKeyOf(seed)
  const registered = await call('desk.register', {
    publicKey: key,
    proof: signText(seed, registrationText(key)),
    label,
  })
  const device = { seed, ...registered }
  if (!keepDevice(institution, device)) throw new Error('storage is full')
  return device
}

async function takeDay(institution: string, device: KeptDevice): Promise<DeskDay | undefined> {
  const deviceTime = new Date(deviceNow()).toISOString() as Instant
  keepDay(institution, await call('desk.day', { deviceId: device.deviceId, deviceTime }))
  return keptDay(institution, device)
}

export function useOfflineDesk(institution: string, onSynced: () => void): OfflineDesk {
  const [device, setDevice] = useState(() => keptDevice(institution))
  const [day, setDay] = useState(() => (device ? keptDay(institution, device) : undefined))
  const [queue, setQueue] = useState<readonly Waiting[]>(() => keptWork(institution).queue)
  const [offline, setOffline] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [notCounted, setNotCounted] = useState<readonly Told[]>([])
  const running = useRef(false)

  const doing = async (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      await followDemoClock()
      await work()
      setOffline(false)
    } catch (error) {
      if (error instanceof CallError && error.code === 'NETWORK') setOffline(true)
      setProblem(error instanceof CallError ? error.text : '本机存储不足或版本过低,不能开通离线核销。')
    } finally {
      running.current = false
      setBusy(false)
      setQueue(keptWork(institution).queue)
    }
  }
  const synchronise = async (with_: KeptDevice) => {
    const told = await uploadWaiting(institution, with_)
    if (told.length > 0) {
      setNotCounted(told.filter(({ outcome }) => outcome !== 'accepted'))
      onSynced()
    }
    setDay(await takeDay(institution, with_))
  }
  const register = (label: string) =>
    doing(async () => {
      const made = await setUp(institution, label)
      setDevice(made)
      await synchronise(made)
    })
  const sync = () => doing(async () => (device ? synchronise(device) : undefined))

  // Once, when the desk is opened: what waits goes up, and a list that is missing or old is taken anew.
  useEffect(() => {
    if (!device) return
    const age = day ? deviceNow() - Date.parse(day.at) : Infinity
    if (queue.length > 0 || age > staleMinutes * 60_000) void sync()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const look = (code: string): Looked | undefined => {
    if (!device || !day || dayFault(day, deviceNow()) !== undefined) return undefined
    setOffline(true)
    const { cityKey } = device
    return lookOffline(code, { cityKey, day, work: keptWork(institution), now: deviceNow() })
  }
  const redeem = (found: FoundOffline): Waiting | undefined => {
    if (!device || !day) return undefined
    const waiting = redeemOffline(institution, device, day, found, deviceNow())
    setQueue(keptWork(institution).queue)
    return waiting
  }
  return {
    registered: device !== undefined,
    day,
    queue,
    offline,
    busy,
    problem,
    notCounted,
    register,
    sync,
    look,
    redeem,
    note: voucherId => {
      if (device) noteRedeemed(institution, voucherId, deviceNow())
    },
  }
}
