// 为谁查看: herself or one of her small children. Nothing to choose, nothing shown.
import type { OwnChild } from '~types/eligibility'
import type { PersonId } from '~types/schema'
import { Card } from './card'
import { Choice } from './choice'

export interface ForWhomProps {
  among: readonly OwnChild[]
  /** Null: herself. */
  value: PersonId | null
  onChange: (child: PersonId | null) => void
  /** Of a programme for children only they can be chosen. */
  self?: boolean
}

const SELF = 'self'

export function ForWhom({ among, value, onChange, self = true }: ForWhomProps) {
  if (among.length === 0 || (!self && among.length === 1)) return null
  return (
    <Card>
      <Choice<string>
        label='为谁查看'
        layout='side-by-side'
        options={[
          ...(self ? [{ value: SELF, label: '本人' }] : []),
          ...among.map(({ child, name, age }) => ({ value: child, label: name, note: age })),
        ]}
        value={value ?? SELF}
        onChange={chosen => onChange(among.find(({ child }) => child === chosen)?.child ?? null)}
      />
    </Card>
  )
}
