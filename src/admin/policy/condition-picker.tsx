// Chooses the kind of a new condition, by subject.
import type { ConditionKind } from '~types/policy'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'

export interface ConditionPickerProps {
  open: boolean
  kinds: readonly ConditionKind[]
  onPick: (kind: ConditionKind) => void
  onClose: () => void
}

export function ConditionPicker({ open, kinds, onPick, onClose }: ConditionPickerProps) {
  const groups = [...new Set(kinds.map(kind => kind.group))]
  return (
    <Sheet open={open} title='添加条件' onClose={onClose}>
      {groups.map(group => (
        <Section key={group} title={group}>
          <Card flush>
            {kinds
              .filter(kind => kind.group === group)
              .map(kind => (
                <Cell key={kind.is} title={kind.title} onPress={() => onPick(kind)} />
              ))}
          </Card>
        </Section>
      ))}
    </Sheet>
  )
}
