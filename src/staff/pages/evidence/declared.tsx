// What the person told of herself and a counter has not seen yet.
import type { PersonId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { DECLARED_KINDS } from '@/components/declared-words'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { toast } from '@/components/toast'

export function Declared({ personId, onDecided }: { personId: PersonId; onDecided: () => void }) {
  const read = useQuery('evidence.declared', { personId })
  const decide = useAction('evidence.decide')
  const items = (read.data?.items ?? []).filter(item => item.state === 'awaiting')
  if (items.length === 0) return null
  const settle = async (kind: 'residence_since' | 'permit_until', accept: boolean) => {
    if (!(await decide.run({ personId, kind, accept }))) return
    toast(accept ? '已确认' : '已退回')
    read.reload()
    onDecided()
  }
  return (
    <Section title='本人填报,待核对' note='看到证件原件后确认;不一致时退回,本人会看到。'>
      {items.map(({ kind, day }) => {
        if (kind !== 'residence_since' && kind !== 'permit_until') return null
        return (
          <Card key={kind}>
            <Cell title={DECLARED_KINDS[kind]} value={day === null ? '' : longDate(day)} />
            <Button fit='words' loading={decide.busy} onPress={() => void settle(kind, true)}>
              {`确认${DECLARED_KINDS[kind]}`}
            </Button>
            <Button
              fit='words'
              variant='quiet'
              disabled={decide.busy}
              onPress={() => void settle(kind, false)}
            >
              {`退回${DECLARED_KINDS[kind]}`}
            </Button>
          </Card>
        )
      })}
      <Problem error={decide.error} />
    </Section>
  )
}
