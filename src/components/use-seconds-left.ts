// Time that runs out on the screen, told in steps, so that a screen reader is not told every second.
import { useEffect, useState } from 'react'

/** @param seconds left now, by the server; `onEnd` is called once when they are over */
export function useSecondsLeft(seconds: number, step: number, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => setLeft(seconds), [seconds])
  useEffect(() => {
    if (left <= 0) {
      onEnd()
      return undefined
    }
    const next = Math.min(left, step)
    const timer = setTimeout(() => setLeft(left - next), next * 1000)
    return () => clearTimeout(timer)
    // Only the time that is left moves the clock on; who is told at its end does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [left])
  return left
}
