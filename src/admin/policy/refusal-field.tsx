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
  /** A negation and a warning know no words of their own. */
  required?: boolean
  title?: string
}

const automatic = '按条件自动说明'

export function RefusalField({
  about,
  refusals,
  value,
  onChange,
  required = false,
  title = '不符合时告知',
}: RefusalFieldProps) {
  const [open, setOpen] = useState(false)
  const chosen = refusals.find(one => one.value === value)
  const shown = chosen?.label ?? (required ? '请选择' : automatic)
  return (
    <>
      <Button variant='quiet' fit='words' label={`${about},${title},${shown}`} onPress={() => setOpen(true)}>
        {`${title}:${shown}`}
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
