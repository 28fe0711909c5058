// Several of a list in an order that matters: moved up and down, taken out, and added at the end.
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Field, type FieldFrame } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { Stack } from '@/components/stack'
import './ordered.scss'

export interface OrderedProps extends FieldFrame {
  options: readonly { value: string; label: string }[]
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

/** The list with the one at `at` and the one after it exchanged. */
const swapped = (list: readonly string[], at: number): readonly string[] => [
  ...list.slice(0, at),
  ...list.slice(at, at + 2).reverse(),
  ...list.slice(at + 2),
]

export function Ordered({ options, value, onChange, ...frame }: OrderedProps) {
  const [adding, setAdding] = useState(false)
  const rest = options.filter(option => !value.includes(option.value))
  const nameOf = (one: string): string => options.find(option => option.value === one)?.label ?? one
  return (
    <Field {...frame}>
      <Stack gap='small'>
        {value.map((one, i) => (
          <View key={one} className='yy-ordered-line'>
            <View className='yy-ordered-name'>{`${i + 1}. ${nameOf(one)}`}</View>
            {i === 0 ? (
              <View className='yy-ordered-gap' />
            ) : (
              <Button
                variant='quiet'
                fit='words'
                label={`${frame.label}第${i + 1}项上移`}
                onPress={() => onChange(swapped(value, i - 1))}
              >
                上移
              </Button>
            )}
            {i === value.length - 1 ? (
              <View className='yy-ordered-gap' />
            ) : (
              <Button
                variant='quiet'
                fit='words'
                label={`${frame.label}第${i + 1}项下移`}
                onPress={() => onChange(swapped(value, i))}
              >
                下移
              </Button>
            )}
            <Button
              variant='quiet'
              fit='words'
              label={`删除${frame.label}第${i + 1}项`}
              onPress={() => onChange(value.filter(other => other !== one))}
            >
              删除
            </Button>
          </View>
        ))}
        {rest.length > 0 && (
          <Button variant='quiet' fit='words' label={`添加${frame.label}`} onPress={() => setAdding(true)}>
            添加一项
          </Button>
        )}
      </Stack>
      <Sheet open={adding} title={`${frame.label}:添加一项`} onClose={() => setAdding(false)}>
        <Card flush>
          {rest.map(option => (
            <Cell
              key={option.value}
              title={option.label}
              onPress={() => {
                setAdding(false)
                onChange([...value, option.value])
              }}
            />
          ))}
        </Card>
      </Sheet>
    </Field>
  )
}
