// A list of short texts, one a line: what is free, what to bring.
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field, type FieldFrame } from '@/components/field'
import { Stack } from '@/components/stack'
import { TextInput } from '@/components/text-input'
import './lines.scss'

export interface LinesProps extends FieldFrame {
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

export function Lines({ value, onChange, ...frame }: LinesProps) {
  return (
    <Field {...frame}>
      <Stack gap='small'>
        {/* Lines have no identity but their place. */}
        {value.map((line, i) => (
          <View key={i} className='yy-lines-line'>
            <TextInput
              label={`${frame.label}第${i + 1}项`}
              value={line}
              maxLength={40}
              onChange={typed => onChange(value.map((old, k) => (k === i ? typed : old)))}
            />
            <Button
              variant='quiet'
              fit='words'
              label={`删除${frame.label}第${i + 1}项`}
              onPress={() => onChange(value.filter((_, k) => k !== i))}
            >
              删除
            </Button>
          </View>
        ))}
        <Button
          variant='quiet'
          fit='words'
          label={`添加${frame.label}`}
          onPress={() => onChange([...value, ''])}
        >
          添加一项
        </Button>
      </Stack>
    </Field>
  )
}
