// When it opened and closed for her, why, and by which version. Nothing happened yet, nothing shown.
import type { PersonId, ProgrammeCode } from '~types/schema'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { longDate } from '@/components/date-words'
import { Section } from '@/components/section'

export function History({ programme, child }: { programme: ProgrammeCode; child: PersonId | null }) {
  const read = useQuery('eligibility.history', { programme, ...(child === null ? {} : { child }) })
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title='变化记录'>
      <Card flush>
        {items.map(({ on, change, why, version }) => (
          <Cell
            key={`${on} ${change}`}
            icon='clock'
            title={`${longDate(on)} ${change}`}
            note={`${why === '' ? '' : `${why} · `}第${version}版`}
          />
        ))}
      </Card>
    </Section>
  )
}
