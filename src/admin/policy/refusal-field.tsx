// What a resident is told when a condition is not met: the condition's own words, unless another text fits better.
import { useState } from 'react'
import { Button } from '@/components/button'
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

const title = '不符合时告知'
const automatic = '按条件自动说明'

export function RefusalField({ about, refusals, value, onChange, required = false }: RefusalFieldProps) {
  const [open, setOpen] = useState(false)
  const chosen = refusals.find(one => one.value === value)
  return (
    <>
      <Button
        variant='quiet'
        fit='words'
        label={`${about},${title},${chosen?.label ?? automatic}`}
        onPress={() => setOpen(true)}
      >
        {`${title}:${chosen?.label ?? automatic}`}
      </Button>
      <Sheet open={open} title={title} onClose={() => setOpen(false)}>
        <Choice
          label={`${about}${title}`}
          options={[...(required ? [] : [{ value: '', label: automatic }]), ...refusals]}
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
