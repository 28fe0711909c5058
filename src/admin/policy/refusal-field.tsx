// What a resident is told when a condition is not met: the condition's own words, unless another text fits better.
import { useState } from 'react'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Choice } from '@/components/choice'
import { Sheet } from '@/components/sheet'

export interface RefusalFieldProps {
  about: string
  refusals: readonly { value: string; label: string }[]
  value: unknown
  onChange: (refusal: string | undefined) => void
  /** A negation knows no words of its own. */
  required?: boolean
}

export function RefusalField({ about, refusals, value, onChange, required = false }: RefusalFieldProps) {
  const [open, setOpen] = useState(false)
  const chosen = refusals.find(one => one.value === value)
  const title = '不符合时告知'
  return (
    <>
      <Card flush>
        <Cell
          title={title}
          note={chosen?.label ?? '按条件自动说明'}
          label={`${about},${title},${chosen?.label ?? '按条件自动说明'}`}
          onPress={() => setOpen(true)}
        />
      </Card>
      <Sheet open={open} title={title} onClose={() => setOpen(false)}>
        <Choice
          label={`${about}${title}`}
          options={[...(required ? [] : [{ value: '', label: '按条件自动说明' }]), ...refusals]}
          value={chosen?.value ?? ''}
          onChange={picked => {
            setOpen(false)
            onChange(picked === '' ? undefined : picked)
          }}
        />
      </Sheet>
    </>
  )
}
