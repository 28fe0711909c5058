// A programme with her standing, as a row that leads to its page.
import Taro from '@tarojs/taro'
import type { Standing } from '~types/eligibility'
import { Cell } from './cell'
import { STANDING_TAGS, standingLine } from './standing-words'
import { Tag } from './tag'

export interface StandingCellProps {
  standing: Standing
  /** A date of another year is told with its year. */
  today: string
  /** Whose it is, when it is a child's. */
  child?: string | undefined
}

export function StandingCell({ standing, today, child }: StandingCellProps) {
  const { programme, title, outcome } = standing
  const tag = STANDING_TAGS[outcome]
  return (
    <Cell
      title={title}
      note={standingLine(standing, today)}
      value={<Tag tone={tag.tone}>{tag.text}</Tag>}
      label={`${title},${tag.text}`}
      onPress={() =>
        void Taro.navigateTo({
          url: `/pages/programme/index?code=${programme}${child === undefined ? '' : `&child=${child}`}`,
        })
      }
    />
  )
}
