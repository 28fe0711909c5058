// Where she is in a short task, of two to five steps.
import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import { semantics } from './semantics'
import './steps.scss'

export interface StepsProps {
  steps: readonly string[]
  /** Index of the step that is being done. */
  current: number
}

export function Steps({ steps, current }: StepsProps) {
  const now = steps[current] ?? ''
  return (
    <View
      className='yy-steps'
      {...semantics({ role: 'text', label: `第${current + 1}步,共${steps.length}步,${now}` })}
    >
      {steps.map((step, i) => {
        const state = i < current ? 'done' : i === current ? 'now' : 'next'
        return (
          <View key={step} className={`yy-step is-${state}`}>
            <View className='yy-step-mark'>
              {state === 'done' ? <Icon name='check' /> : <Text>{String(i + 1)}</Text>}
            </View>
            <View className='yy-step-word'>{step}</View>
          </View>
        )
      })}
    </View>
  )
}
