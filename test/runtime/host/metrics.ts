// Counts what the logic layer sends to the view: on a phone each setData crosses threads as JSON, and its size is felt.
import { component } from 'glass-easel-miniprogram-adapter'
import { clone } from './bridge'

export interface Metrics {
  readonly setDataCalls: number
  /** Length of the JSON sent, in UTF-16 units. */
  readonly setDataBytes: number
}

let metrics: Metrics = { setDataCalls: 0, setDataBytes: 0 }

export const readMetrics = (): Metrics => metrics

/** Replaces setData of every page and component by one that copies as JSON, counts, and normalises paths. */
export function countSetData(): void {
  const prototype = component.ComponentCaller.prototype
  const original = prototype.setData
  prototype.setData = function (data: Record<string, unknown>, callback?: () => void) {
    const sent = clone(
      Object.fromEntries(Object.entries(data).map(([path, value]) => [normalise(path), value ?? null])),
    )
    metrics = {
      setDataCalls: metrics.setDataCalls + 1,
      setDataBytes: metrics.setDataBytes + JSON.stringify(sent).length,
    }
    original.call(this, sent)
    if (callback) void Promise.resolve().then(() => callback.call(this))
  }
}

/** Taro writes `cn.[0].v`, which WeChat accepts and glass-easel does not. */
const normalise = (path: string): string => path.replace(/\.\[/g, '[')
