// Drafts as rows that lead to where they are worked on: the form while it is written, the rehearsal when it is decided.
import Taro from '@tarojs/taro'
import type { Output } from '~types/contract'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { instantWords } from '@/components/instant-words'
import { Tag } from '@/components/tag'
import { DRAFT_TONES, DRAFT_WORDS } from './words'
import { places } from './places'

type Line = Output<'policy.programmes'>['drafts'][number]

export function DraftCells({ drafts }: { drafts: readonly Line[] }) {
  return (
    <Card flush>
      {drafts.map(({ draftId, title, state, author, savedAt, reason }) => (
        <Cell
          key={draftId}
          title={title}
          note={`${author} ${instantWords(savedAt)}${reason === null ? '' : `,退回原因:${reason}`}`}
          value={<Tag tone={DRAFT_TONES[state]}>{DRAFT_WORDS[state]}</Tag>}
          onPress={() =>
            void Taro.navigateTo({
              url: state === 'submitted' ? places.rehearsal(draftId) : places.draft(draftId),
            })
          }
        />
      ))}
    </Card>
  )
}
