// How long a rotating code still lives: a ring that empties, with the seconds in it.
import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { semantics } from './semantics'
import './countdown.scss'

export interface CountdownProps {
  /** Seconds that a code lives. */
  period: number
  /** Seconds left now. Change it (or the key) to start again. */
  left: number
  onEnd: () => void
}

export function Countdown({ period, left, onEnd }: CountdownProps) {
  const [seconds, setSeconds] = useState(left)
  // In a ref, because a caller's inline function would otherwise start the second anew at each render.
  const ended = useRef(onEnd)
  useEffect(() => {
    ended.current = onEnd
  }, [onEnd])
  useEffect(() => setSeconds(left), [left])
  useEffect(() => {
    if (seconds <= 0) {
      ended.current()
      return undefined
    }
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  const turn = Math.max(0, Math.min(1, seconds / period))
  return (
    <View className='yy-countdown' {...semantics({ role: 'timer', label: `${seconds}秒后自动更新` })}>
      <View
        className='yy-countdown-ring'
        style={{ backgroundImage: `conic-gradient(var(--brand) ${turn}turn, var(--line) 0)` }}
      >
        <View className='yy-countdown-hole'>{String(seconds)}</View>
      </View>
      <Text className='yy-countdown-words'>秒后自动更新</Text>
    </View>
  )
}
